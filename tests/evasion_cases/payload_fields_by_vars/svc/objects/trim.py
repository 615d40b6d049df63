from svc.objects import address, fields

vars(address.AddressPayload)['fields'].update(zip=fields.StringField())
