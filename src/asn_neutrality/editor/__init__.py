"""What an editor shows of rule files, as plain data: places in, places and words out. No protocol is known here."""
