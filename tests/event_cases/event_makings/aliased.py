from event_makings.models import Message as M
from event_makings.models import Row as R

made = R


def run():
    M(event_type='message.aliased')  # NTF101 message.aliased
    made(1, label='row.aliased')  # NTF101 row.aliased
