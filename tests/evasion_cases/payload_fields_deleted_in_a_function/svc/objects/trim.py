from svc.objects import address


def without_country():
    del address.AddressPayload.fields['country']
