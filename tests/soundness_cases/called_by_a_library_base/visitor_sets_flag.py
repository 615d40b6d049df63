import ast
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Lint(ast.NodeVisitor):
    def __init__(self):
        self.bad = False

    def visit_Name(self, node):
        self.bad = True


def main(ctx, source):
    v = Lint()
    v.visit(ast.parse(source))
    if v.bad:
        N.info(ctx, 'lint.bad', {})  #! lint.bad

# run: main(None, 'eval')
