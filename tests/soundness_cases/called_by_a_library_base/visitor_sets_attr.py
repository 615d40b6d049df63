import ast
import oslo_messaging

N = oslo_messaging.Notifier(None)


class Lint(ast.NodeVisitor):
    def __init__(self):
        self.kind = 'clean'

    def visit_Name(self, node):
        self.kind = 'named'


def main(ctx, source):
    v = Lint()
    v.visit(ast.parse(source))
    N.info(ctx, 'lint.' + v.kind, {})  #! lint.* lint.clean

# run: main(None, '1')
# run: main(None, 'eval')
