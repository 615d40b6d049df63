import oslo_messaging

N = oslo_messaging.Notifier(None)


def apply(record, patch, checks):
    actions = ['update']
    try:
        for name, value in patch:
            checks.before(name)
            if name == 'visibility':
                checks.visibility(value)
                if value == 'public':
                    checks.publish(record)
                    actions.append('publish')
                elif value == 'hidden':
                    checks.hide(record)
                    actions.append('hide')
            elif name == 'status':
                checks.status(value)
                if value == 'deactivated':
                    checks.deactivate(record)
                    actions.append('deactivate')
                elif value == 'active':
                    if record[name] == 'deactivated':
                        checks.reactivate(record)
                        actions.append('reactivate')
                    else:
                        checks.activate(record)
                        actions.append('activate')
            record[name] = value
            checks.after(name)
    except LookupError:
        actions.append('fail')
    return actions


class Lock:
    def __init__(self, checks, key):
        self.checks = checks
        self.key = key

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if self.key is not None:
            self.checks.released(self.key)


def lock(checks, key):
    checks.locked(key)
    if key is None:
        return Lock(checks, None)
    return Lock(checks, key)


def save(ctx, record, patch, checks):
    with lock(checks, 'record'):
        if checks.is_quiet(record):
            return record
        actions = apply(record, patch, checks)
        if any(name in record for name in ('status', 'name')):
            with lock(checks, record.get('name')):
                checks.saved(record)
        else:
            checks.saved(record)
        for action in actions:
            if checks.tells(action):
                try:
                    checks.found(action)
                except LookupError:
                    N.info(ctx, 'record.lost', {})  #! record.lost
                    continue
                N.info(ctx, 'record.' + action, {})  #! record.update record.publish record.hide record.deactivate record.reactivate record.activate record.fail
        return record


class Checks:
    def __init__(self, fails=None):
        self.fails = fails

    def is_quiet(self, record):
        return record is None

    def tells(self, action):
        return bool(action)

    def __getattr__(self, check):
        def checked(value):
            if (check, value) == self.fails:
                raise LookupError(value)
        return checked

# run: save(ctx, {}, [('visibility', 'public'), ('visibility', 'hidden')], Checks())
# run: save(ctx, {'status': 'deactivated'}, [('status', 'active'), ('status', 'deactivated')], Checks(('after', 'status')))
# run: save(ctx, {'status': 'new'}, [('status', 'active')], Checks(('found', 'update')))
# run: save(ctx, {'status': 'new'}, [('status', 'deactivated')], Checks())
