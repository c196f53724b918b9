"""Files larger than memory: cut into pieces, judged on all cores, put together in order."""
