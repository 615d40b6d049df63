from oslo_messaging import Notifier

NOTIFIER = Notifier(None)


class Stage:
    def __init__(self, event_type):
        self.event_type = event_type
        self.following = []


def follow(stage, event_type):
    following = Stage(event_type)
    stage.following.append(following)
    return following


FETCH = Stage('fetch.begun')
BUILD = follow(FETCH, 'build.begun')
DEPLOY = follow(BUILD, 'deploy.begun')


def main():
    stages = [FETCH]
    for stage in stages:
        NOTIFIER.info({}, stage.event_type, {})  #! build.begun deploy.begun fetch.begun
        for each in stage.following:
            stages.append(each)

# run: main()
