"""Indonesia's rules on the election neutrality of civil servants, executable."""
