import oslo_messaging

NOTIFIER = oslo_messaging.Notifier(None)


class Step:
    def run(self, ctx):
        self.report(ctx, 'step.run')  #! step.run

    def report(self, ctx, event_type):
        raise NotImplementedError


class Reporting(Step):
    def report(self, ctx, event_type):
        NOTIFIER.info(ctx, event_type, {})


class Left(Reporting):
    side = 'left'


class Right(Reporting):
    side = 'right'

# run: Left().run(ctx); Right().run(ctx)
