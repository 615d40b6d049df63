import oslo_messaging

N = oslo_messaging.Notifier(None)


def gather(wanted, check):
    names = []
    try:
        if wanted.get('a'):
            check('a')
            names.append('a')
        if wanted.get('b'):
            check('b')
            names.append('b')
        if wanted.get('c'):
            check('c')
            names.append('c')
        if wanted.get('d'):
            check('d')
            names.append('d')
        if wanted.get('e'):
            check('e')
            names.append('e')
        if wanted.get('f'):
            check('f')
            names.append('f')
        if wanted.get('g'):
            check('g')
            names.append('g')
        if wanted.get('h'):
            check('h')
            names.append('h')
    except LookupError:
        names.append('failed')
    return names


def tell(ctx, wanted, check):
    names = gather(wanted, check)
    for name in names:
        if not check(name):
            continue
        try:
            check.__call__(name)
        except LookupError:
            N.info(ctx, 'list.lost', {})  #! list.lost
            continue
        N.info(ctx, 'list.' + name, {})  #! list.a list.b list.c list.d list.e list.f list.g list.h list.failed
    for name in names:
        if check(name):
            N.info(ctx, 'last.' + name, {})  #! last.a last.b last.c last.d last.e last.f last.g last.h last.failed


class Check:
    def __init__(self, *failing):
        self.failing = failing
        self.count = 0

    def __call__(self, name):
        self.count += 1
        if (name, self.count) in self.failing:
            raise LookupError(name)
        return True

# run: tell(ctx, dict.fromkeys('abcdefgh', 1), Check())
# run: tell(ctx, dict.fromkeys('abc', 1), Check(('c', 3)))
# run: tell(ctx, dict.fromkeys('abc', 1), Check(('a', 5)))
