from bound_methods.same import Manager


class Outer:
    def __init__(self):
        self.inner = Manager()
        self.say = self.inner._notify

    def pass_on(self, ctx, what):
        self.say(ctx, 'deep.%s' % what)

    def run(self, ctx):
        call = self.pass_on
        call(ctx, 'y')  # NTF101 kept.deep.y
