import oslo_messaging
class Settings(dict):
    def __getattr__(self, name):
        return 'setting.' + name
def main():
    settings = Settings(kind='plain')
    settings.setdefault('topic', 'settings.' + settings.get('kind', 'none'))
    oslo_messaging.Notifier(None).info({}, settings['topic'], {})  #! settings.plain
    oslo_messaging.Notifier(None).info({}, settings.colour, {})  #! setting.colour

# run: main()
