from registries_elsewhere.registry import KNOWN, N, TOPICS


def run_all():
    for function in KNOWN:
        function('all')  # NTF101 first.all NTF101 fourth.all


def tell_all():
    for topic in TOPICS:
        N.info(None, 'topic.' + topic, {})  # NTF101 topic.mail NTF101 topic.sms
