import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    kind = 'manager'

    @staticmethod
    def run(ctx):
        kind = 'first'

        def change(to):
            nonlocal kind
            kind = to

        def only_own():
            kind = 'own'
            return kind

        only_own()
        N.info(ctx, 'kind.' + kind, {})  #! kind.first
        change('second')
        N.info(ctx, 'kind.' + kind, {})  #! kind.second

        def tell(cls, what):
            N.info(ctx, cls.kind + '.' + what, {})

        tell(Manager, 'told')  #! manager.told

# run: Manager.run(ctx)
