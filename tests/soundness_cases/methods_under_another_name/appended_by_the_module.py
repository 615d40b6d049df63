import oslo_messaging

N = oslo_messaging.Notifier(None)
KINDS = []
kind = KINDS.append
kind('mail')
kind('sms')


def main(ctx):
    for each in KINDS:
        N.info(ctx, 'kind.' + each, {})  #! kind.mail kind.sms

# run: main(ctx)
