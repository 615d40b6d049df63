import oslo_messaging
def walk(visit):
    visit('a')
    visit('b')
def main():
    seen = []
    walk(seen.append)
    for s in seen:
        oslo_messaging.Notifier(None).info({}, s, {})  #! a b

# run: main()
