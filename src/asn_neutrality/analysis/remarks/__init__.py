"""What is remarkable about rules: each kind of remark is a file, and ``registry`` lists them."""
