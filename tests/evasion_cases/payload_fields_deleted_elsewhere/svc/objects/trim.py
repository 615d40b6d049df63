from svc.objects import address

del address.AddressPayload.fields['country']
