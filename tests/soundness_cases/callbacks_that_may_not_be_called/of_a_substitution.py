import re
import oslo_messaging

N = oslo_messaging.Notifier(None)


class E:
    used = 'none'

    def sub(self, m):
        self.used = 'some'
        return ''


def main(ctx, text):
    e = E()
    re.sub('x', e.sub, text)
    N.info(ctx, 'used.' + e.used, {})  #! used.none used.some

# run: main(None, 'x')
# run: main(None, 'y')
