from templates import same


class Middle(same.Task):
    def outer(self, ctx, what):
        self.tell(ctx, 'deep.%s' % what)


class Bottom(Middle):
    prefix = 'sell'

    def event_type(self, suffix):
        return 'sold.x'

    def run_all(self, ctx):
        self.outer(ctx, 'y')  # NTF101 sell.deep.y
