import oslo_messaging

JOBS = {}


class Runner:
    def __init__(self):
        self.notes = oslo_messaging.Notifier(None)


def job(name):
    def register(function):
        JOBS[name] = function
        return function
    return register


@job('nightly')
def nightly(runner):
    runner.notes.info({}, 'job.nightly', {})  #! job.nightly


def main():
    JOBS['nightly'](Runner())

# run: main()
