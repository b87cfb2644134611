from coordination.network.models import Organisation


def test_own_district_is_visible_and_the_other_is_not(cast):
    assert list(Organisation.objects.visible_to(cast.coordinator)) == [cast.bruecke]
    assert list(Organisation.objects.visible_to(cast.outsider)) == [cast.foreign_organisation]
    assert not Organisation.objects.visible_to(cast.nobody).exists()
