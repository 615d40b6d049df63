import oslo_messaging

N = oslo_messaging.Notifier(None)


def main(ctx, engine):
    step = 'none'

    def on_step():
        nonlocal step
        step = 'some'

    engine(on_step)
    N.info(ctx, 'run.' + step, {})  #! run.none run.some

# run: main(None, lambda step: None)
# run: main(None, lambda step: step())
