"""The position of one district: ranks, means, peers, border cases, and the sentences about them."""

import pytest

from monitoring.clusters import contrast, placing, words
from monitoring.clusters.models import ClusterAssignment, ClusterRun
from monitoring.clusters.position import peers_of, position_of, rank_of, ratio_of
from monitoring.clusters.selectors import assignments_of, position
from monitoring.clusters.study import CLUSTERS, FEATURES, REBUILT
from monitoring.clusters.tables import assignment_table, feature_table, mean_table, peer_table, signed
from tests.monitoring.make_clusters import make_districts, make_run

REFERENCE_VALUES = [81.2, 5.6, 4.3, 950.4, 23596.2, 1.0, -7.1]


def row(ags, z, label=1, distance=1.0, second=2.0, **more):
    said = {
        "ags": ags, "name": f"Kreis {ags}", "label": label, "second_label": label % 6 + 1, "distance": distance,
        "second_distance": second, "z_values": z, "values": z, "distances": [],
    }  # fmt: skip
    return ClusterAssignment(**(said | more))


# --- Without a database -----------------------------------------------------------------------
@pytest.mark.parametrize(
    ("value", "direction", "rank"), [(9, 1, 1), (5, 1, 2), (1, 1, 4), (1, -1, 1), (5, -1, 2), (9, -1, 4)]
)
def test_rank_one_is_the_most_favourable_and_equals_share_a_rank(value, direction, rank):
    assert rank_of(value, [9, 5, 5, 1], direction) == rank


def test_peers_are_the_nearest_by_z_values_ties_in_the_order_of_keys():
    own = row("1", [0.0, 0.0])
    others = [row("9", [3.0, 4.0]), row("3", [1.0, 0.0]), row("2", [0.0, 1.0])]
    found = peers_of(own, [own, *others], most=2)
    assert [(peer.ags, peer.distance) for peer in found] == [("2", 1.0), ("3", 1.0)]


def test_a_ratio_below_one_and_a_quarter_is_a_border_case():
    near, clear = row("1", [0.0], distance=1.0, second=1.2499), row("2", [0.0], distance=1.0, second=1.25)
    assert ratio_of(near) < 1.25
    assert words.standing_word(ratio_of(near)) == "Grenzfall"
    assert words.standing_word(ratio_of(clear)) == "eindeutig"


def test_a_plus_stands_before_what_lies_above_the_mean():
    assert (signed(0.234), signed(-0.5), signed(0.001), signed(0)) == ("+0,23", "−0,50", "0,00", "0,00")


def test_a_district_that_is_not_in_the_run_has_no_position():
    assert position_of(ClusterRun(sizes=[], labels=[], features=[]), [row("1", [0.0])], "2") is None


def test_own_values_alone_go_to_the_nearest_published_mean():
    """The means of cluster 5 themselves lie exactly on it."""
    placed = placing.place(REFERENCE_VALUES)
    assert placed.near.label == placed.cluster.number == 5
    assert placed.near.distance == pytest.approx(0, abs=1e-9)
    assert placed.run is None
    for cluster in CLUSTERS:
        assert placing.place(cluster.means).near.label == cluster.number


# --- With a run -------------------------------------------------------------------------------
@pytest.fixture
def run(cast):
    make_districts(cast.auental)
    return make_run(cast.auental, cast.coordinator)


@pytest.mark.django_db
def test_a_position_names_cluster_means_rank_and_ten_peers(cast, run):
    found = position(cast.auental, run)
    assert (found.label, found.name, found.count) == (5, "Landkreis Auental", 36)
    assert len(found.peers) == 10
    assert "05999" not in [peer.ags for peer in found.peers]
    line = found.lines[2]
    rows = assignments_of(run)
    values = [each.values[2] for each in rows]
    members = [each.values[2] for each in rows if each.label == 5]
    assert line.all_mean == pytest.approx(sum(values) / 36)
    assert line.cluster_mean == pytest.approx(sum(members) / 6)
    assert line.rank == 1 + sum(value < line.value for value in values)
    assert line.towards == -line.z_value
    assert [cluster.is_own for cluster in found.clusters].index(True) == 4
    assert found.own.name == "ländlich, mittlere Chancen"


@pytest.mark.django_db
def test_placing_with_a_run_measures_by_its_districts(cast, run):
    own = ClusterAssignment.objects.get(run=run, ags="05999")
    placed = placing.place(own.values, run)
    assert placed.z_values == pytest.approx(own.z_values)
    assert placed.near.label == 5


@pytest.mark.django_db
def test_tables_say_that_it_is_a_rebuilding_and_name_the_honest_unemployment_rate(cast, run):
    found = position(cast.auental, run)
    rows = assignments_of(run)
    for table in (
        feature_table(found),
        peer_table(found),
        mean_table(run, rows),
        assignment_table(run, rows),
    ):
        assert str(REBUILT) in [str(note) for note in table.notes]
        assert "hier steht die Arbeitslosenquote" in table.source
    first = feature_table(found).rows[0]
    assert first[0] == "Lebenserwartung 2020, Jahre"
    assert [str(column.title) for column in feature_table(found).columns][3] == "Mittel der Kreise"


@pytest.mark.django_db
def test_means_stand_beside_the_published_ones(cast, run):
    lines = mean_table(run, assignments_of(run)).rows
    assert lines[0] == ("Kreise", "6 (14)", "6 (55)", "6 (49)", "6 (88)", "6 (115)", "6 (79)")
    assert len(lines) == 1 + len(FEATURES)
    assert lines[3][6].endswith("(6,4)")


@pytest.mark.django_db
def test_limits_say_the_ratio_the_years_and_that_a_cluster_is_no_mark(cast, run):
    told = " ".join(words.limits(position(cast.auental, run)))
    for part in (str(REBUILT), "-mal so weit entfernt", "Die Daten sind von 2020", "nicht der Wert für Deutschland",
                 "bewertet nicht"):  # fmt: skip
        assert part in told


@pytest.mark.django_db
def test_the_expert_view_counts_agreement_and_who_flips(cast, run):
    rows = assignments_of(run)
    view = contrast.expert_view(run, rows)
    assert [line.name for line in view.methods][:2] == ["veröffentlicht (Studie)", "dieser Lauf"]
    ward = view.methods[2]
    assert (ward.sizes, ward.rand, ward.same, ward.gap) == ((6,) * 6, pytest.approx(1.0), 36, None)
    assert (view.agreed, view.count, view.starts) == (36, 36, 5)
    assert [line.count for line in view.inertias] == list(range(2, 11))
    rows[0].ward_label = rows[0].label % 6 + 1
    flipped = contrast.expert_view(run, rows)
    assert (flipped.agreed, flipped.flipped[0].ags) == (35, rows[0].ags)
