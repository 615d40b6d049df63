from not_in_tests import same

same.notify(None, 'conftest')
