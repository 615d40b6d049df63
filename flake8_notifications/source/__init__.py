"""Reading Python source: text, syntax as plain data, the facts of one module."""
