from django.db.models.signals import post_save
from django.dispatch import Signal, receiver

rehearsal_moved = Signal()
member_joined = Signal()


@receiver(post_save)
def saved(sender, instance, created, **kwargs):
    if created:
        member_joined.send(sender=sender, member=instance)
