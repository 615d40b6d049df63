import oslo_messaging
class Step:
    registry = {}
def step(name):
    def deco(f):
        Step.registry[name] = f
        return f
    return deco
@step('fetch')
def get_sources():
    return 'ok'
def main():
    for s, f in Step.registry.items():
        oslo_messaging.Notifier(None).info({}, 'flow.' + s + f(), {})  #! flow.fetchok

# run: main()
