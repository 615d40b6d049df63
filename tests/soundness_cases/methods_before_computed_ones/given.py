import oslo_messaging
class Attributes(dict):
    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)
    def __setattr__(self, name, value):
        self[name] = value
class Info(Attributes):
    def __init__(self, title=None, **further):
        self.title = title
        self.update(further)
class Track(Info):
    def __init__(self, *, length=None, **further):
        self.length = length
        super().__init__(**further)
def credits(recording):
    return {'artist': recording['artist']}
def track_of(recording):
    info = Track(length=3, **credits(recording))
    for further in ({'topic': 'track.found'},):
        info.update(further)
    oslo_messaging.Notifier(None).info({}, 'track.extracted', {})  #! track.extracted
    oslo_messaging.Notifier(None).info({}, info.topic, {})  #! track.found

# run: track_of({'artist': 'a'})
