from templates import same


class Swap(same.Task):
    prefix = 'swap'

    def event_type(self, suffix):
        return '.'.join(['swapped', suffix])

    def again(self, ctx):
        self.tell(ctx, 'again')  # NTF101 swap.again
