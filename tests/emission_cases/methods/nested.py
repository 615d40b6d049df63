from methods.across import User


class Owner:
    def __init__(self):
        self.user = User()

    def pass_on(self, ctx, what):
        self.user.twig._notify(ctx, 'owner.' + what)

    def run(self, ctx):
        self.pass_on(ctx, 'x')  # NTF101 twig.owner.x


def main(ctx):
    Owner().pass_on(ctx, 'y')  # NTF101 twig.owner.y
