import oslo_messaging

N = oslo_messaging.Notifier(None)


class Manager:
    def _fail(self, method, ctxt):
        N.error(ctxt, 'scheduler.' + method, {})

    def migrate(self, ctxt):
        def _error(self, ctxt):
            self._fail('migrate', ctxt)  #! scheduler.migrate
        _error(self, ctxt)

# run: Manager().migrate(ctx)
