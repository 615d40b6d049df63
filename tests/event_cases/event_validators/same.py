from event_validators.bus import emit
from event_validators.events import (
    After,
    Always,
    Annotated1,
    Annotated2,
    Before,
    Chained,
    Checked,
    Choices,
    Generated,
    GeneratedName,
    Initial,
    OldField,
    OldInput,
    OldValues,
    Overriding,
    Path,
    Prefixed,
    Renaming,
    Staged,
    Sub,
    Wrapped,
    WrappedAll,
)


def of_the_object():
    emit(After())  # NTF101 after.made
    emit(After(kind='other'))  # NTF101 other.made
    emit(After(name='after.passed'))  # NTF101 after.passed
    emit(Sub())  # NTF101 sub.made
    emit(Overriding())  # NTF101 overriding.made
    emit(Overriding(name='lost'))  # NTF101 overriding.made
    emit(Initial())  # NTF101 initial.made.finished
    emit(Initial(name='initial.passed'))  # NTF101 initial.passed.finished


def of_the_input():
    emit(Before())  # NTF101 before.made
    emit(Before(name='before.passed'))  # NTF101 before.passed
    emit(Chained())  # NTF101 none.first.last
    emit(Chained(name='chained.passed'))  # NTF101 chained.passed.first.last
    emit(Renaming(eventName='renaming.alias'))  # NTF101 renaming.alias
    emit(Renaming(event_name='renaming.made'))  # NTF101 renaming.made
    emit(WrappedAll())  # NTF102 *
    emit(WrappedAll(name='lost'))  # NTF102 *


def of_a_field():
    emit(Prefixed(name='passed'))  # NTF101 prefixed.passed
    emit(Prefixed())  # NTF101 default
    emit(Checked())  # NTF101 checked.default
    emit(Checked(name='checked.passed'))  # NTF101 checked.passed
    emit(Staged(name='staged'))  # NTF101 staged.before.after
    emit(Always())  # NTF101 always.made
    emit(Always(name='always.passed'))  # NTF101 always.passed
    emit(Wrapped())  # NTF101 wrapped.default
    emit(Wrapped(name='wrapped.passed'))  # NTF102 *
    emit(Annotated1())  # NTF101 annotated.default
    emit(Annotated1(name='annotated.passed'))  # NTF102 *
    emit(Annotated2())  # NTF101 Annotated.Default
    emit(Annotated2(name='Annotated.Passed'))  # NTF102 *


def of_the_former_version():
    emit(OldField())  # NTF101 old.made
    emit(OldField(name='old.passed'))  # NTF101 old.passed
    emit(OldInput())  # NTF101 old.input
    emit(OldInput(name='lost'))  # NTF101 old.input
    emit(OldValues())  # NTF101 old.values
    emit(OldValues(kind='other'))  # NTF101 other.values
    emit(OldValues(name='old.values.passed'))  # NTF101 old.values.passed


def under_other_names():
    emit(Choices())  # NTF101 choices.default
    emit(Choices(eventName='choices.first'))  # NTF101 choices.first
    emit(Choices(event='choices.second'))  # NTF101 choices.second
    emit(Choices(name='choices.name'))  # NTF101 choices.name
    emit(Choices.model_validate({'event': 'choices.validated'}))  # NTF101 choices.validated
    emit(Path())  # NTF101 path.default
    emit(Path(event={'name': 'path.passed'}))  # NTF102 *
    emit(Generated(name='generated.passed'))  # NTF101 generated.passed
    emit(Generated(eventKind='other'))  # NTF102 *
    emit(GeneratedName())  # NTF101 generated.name
    emit(GeneratedName(event_name='generated.passed'))  # NTF102 *
