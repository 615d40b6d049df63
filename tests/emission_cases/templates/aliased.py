from templates.same import Task as T
import templates.same as t


class Leaf(t.Buy):
    def grow(self, ctx):
        self.tell(ctx, 'grow')  # NTF101 buy.grow
