import event_objects.bus as b
import event_objects.events as e
from event_objects.bus import emit as say
from event_objects.events import Data as D
from event_objects.events import Model as M

tell = say
KEPT = M(type='model.kept')


def run(flag):
    say(D(1))  # NTF101 data.default
    tell(M())  # NTF101 model.default
    tell(KEPT)  # NTF101 model.kept
    b.publish(M())  # NTF101 Model
    say(D(2) if flag else e.Struct())  # NTF101 data.default NTF101 struct.default
