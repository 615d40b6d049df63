import oslo_messaging

N = oslo_messaging.Notifier(None)


class Shown:
    def __format__(self, specification):
        return 'shown.' + self.what + specification


class Made(Shown):
    what = 'made'


class Gone(Shown):
    @property
    def what(self):
        return 'gone'


def go(ctx, is_made):
    thing = Made() if is_made else Gone()
    N.info(ctx, f'{thing:.x}', {})  #! shown.gone.x shown.made.x

# run: go(ctx, True)
# run: go(ctx, False)
