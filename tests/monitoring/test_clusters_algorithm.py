"""The rules of the cluster analysis on small invented numbers that one can follow with a pencil."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitoring.clusters import algorithm, starts, study, ward
from monitoring.clusters.algorithm import Nearness

#: Two heaps on a line and a lonely point.
HEAPS = [(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (8.0, 8.0), (8.0, 9.0), (9.0, 8.0)]


# --- Standardising ----------------------------------------------------------------------------
def test_z_values_use_the_deviation_of_the_population():
    scale = algorithm.scale_of([(2.0,), (4.0,), (4.0,), (4.0,), (5.0,), (5.0,), (7.0,), (9.0,)])
    assert scale.means == (5.0,)
    assert scale.deviations == (2.0,)
    assert scale.standardised([9.0]) == (2.0,)


def test_an_indicator_that_is_the_same_everywhere_is_named():
    with pytest.raises(algorithm.NoSpread) as caught:
        algorithm.scale_of([(1.0, 3.0), (2.0, 3.0)])
    assert caught.value.position == 1


def test_published_means_start_from_their_own_size_weighted_mean_and_our_deviation():
    """Two clusters of 1 and 3 districts: the mean is 4, not 3."""
    assert algorithm.weighted_mean([(1.0,), (5.0,)], [1, 3]) == (4.0,)
    assert algorithm.start_centroids([(1.0,), (5.0,)], [1, 3], (2.0,)) == ((-1.5,), (0.5,))


def test_the_published_means_have_the_size_weighted_mean_of_the_domain_paper():
    """Section 6.1: 81.10, 6.26, 5.48, 1 042, 23 545, 2.55, 3.45."""
    mean = algorithm.weighted_mean(study.MEANS, study.SIZES)
    assert [round(value, 2) for value in mean[:3]] == [81.10, 6.26, 5.48]
    assert [round(value) for value in mean[3:5]] == [1042, 23545]
    assert [round(value, 2) for value in mean[5:]] == [2.55, 3.45]
    assert sum(study.SIZES) == 400


# --- k-means ----------------------------------------------------------------------------------
def test_centroids_move_until_they_rest_and_keep_their_numbers():
    found = algorithm.kmeans(HEAPS, [(9.0, 9.0), (1.0, 1.0)])
    assert found.labels == (2, 2, 2, 1, 1, 1)
    assert found.sizes == (3, 3)
    assert found.iterations == 2
    assert found.centroids[1] == pytest.approx((1 / 3, 1 / 3))
    assert found.inertia == pytest.approx(2 * 4 / 3)


def test_a_district_in_the_middle_belongs_to_the_lower_number():
    assert algorithm.nearest_means([(1.0,)], [(0.0,), (2.0,)]) == (1,)
    near = algorithm.nearness((1.0,), [(5.0,), (0.0,), (2.0,)])
    assert (near.label, near.second_label) == (2, 3)


def test_a_cluster_without_districts_keeps_its_place():
    found = algorithm.kmeans(HEAPS, [(0.0, 0.0), (8.0, 8.0), (100.0, 100.0)])
    assert found.centroids[2] == (100.0, 100.0)
    assert found.sizes == (3, 3, 0)


def test_the_last_iteration_without_a_move_is_counted():
    assert algorithm.kmeans([(0.0,), (2.0,)], [(0.0,), (2.0,)]).iterations == 1


def test_a_weight_stretches_the_distance_by_its_root():
    assert algorithm.stretched([(1.0, 1.0)], [1, 4]) == ((1.0, 2.0),)
    assert algorithm.stretched([(3.0, 5.0)], [0, 1]) == ((0.0, 5.0),)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(*[st.floats(-5, 5)] * 3), min_size=6, max_size=40),
    st.lists(st.tuples(*[st.floats(-5, 5)] * 3), min_size=2, max_size=4),
)
def test_at_rest_everybody_is_with_the_nearest_and_order_changes_nothing(points, start):
    found = algorithm.kmeans(points, start)
    for point, label in zip(points, found.labels, strict=True):
        own = math.dist(point, found.centroids[label - 1])
        assert own <= min(math.dist(point, other) for other in found.centroids) + 1e-6
    turned = algorithm.kmeans(points[::-1], start)
    assert turned.labels[::-1] == found.labels
    assert turned.inertia == pytest.approx(found.inertia)


# --- Border cases -----------------------------------------------------------------------------
@pytest.mark.parametrize(("second", "is_border"), [(1.0, True), (1.24, True), (1.25, False), (2.0, False)])
def test_a_border_case_has_a_second_cluster_less_than_a_quarter_farther(second, is_border):
    assert Nearness(5, 1.0, 6, second).is_border_case is is_border


def test_a_district_on_its_centroid_is_no_border_case():
    near = Nearness(5, 0.0, 6, 2.0)
    assert near.ratio == math.inf
    assert not near.is_border_case


# --- Ward and agreement -----------------------------------------------------------------------
def test_ward_merges_the_nearest_first_and_cuts_into_the_heaps():
    merges = ward.ward_merges(HEAPS)
    assert len(merges) == 5
    assert merges[0][0] == 0.5
    assert ward.cut(merges, 2) == (1, 1, 1, 2, 2, 2)
    assert ward.cut(merges, 6) == (1, 2, 3, 4, 5, 6)


def test_what_ward_merges_costs_is_what_the_inertia_grows_by():
    merges = ward.ward_merges(HEAPS)
    for count in range(1, 6):
        cost = sum(merge[0] for merge in merges[: len(HEAPS) - count])
        assert ward.grouping(HEAPS, ward.cut(merges, count)).inertia == pytest.approx(cost)


def test_equal_points_do_not_stop_ward():
    assert ward.cut(ward.ward_merges([(1.0,)] * 5 + [(3.0,)]), 2) == (1, 1, 1, 1, 1, 2)


def test_groups_take_the_numbers_of_the_centroids_they_are_nearest_to():
    found = ward.renumbered(ward.grouping(HEAPS, (1, 1, 1, 2, 2, 2)), [(9.0, 9.0), (0.0, 0.0)])
    assert found.labels == (2, 2, 2, 1, 1, 1)
    assert found.centroids[0] == pytest.approx((25 / 3, 25 / 3))


def test_the_rand_index_is_one_for_the_same_groups_under_other_numbers():
    assert ward.adjusted_rand((1, 1, 2, 2), (2, 2, 1, 1)) == 1.0
    assert ward.adjusted_rand((1, 1, 1), (1, 1, 1)) == 1.0
    assert ward.adjusted_rand((1, 1, 2, 2), (1, 2, 1, 2)) < 0


# --- Many starts ------------------------------------------------------------------------------
def test_drawn_starts_are_the_same_every_time_and_different_points():
    first = starts.drawn_points(HEAPS, 3, seed=7)
    assert first == starts.drawn_points(HEAPS, 3, seed=7)
    assert len(set(first)) == 3
    with pytest.raises(ValueError, match="groups need"):
        starts.drawn_points([(1.0,), (1.0,)], 2, seed=1)


def test_the_best_of_many_starts_finds_the_heaps():
    told = []
    found = starts.best_of(HEAPS, 2, 5, told.append)
    assert found.inertia == pytest.approx(8 / 3)
    assert told == [1, 2, 3, 4, 5]


def test_inertia_falls_with_the_number_of_groups_and_stops_at_the_number_of_points():
    found = starts.inertias(HEAPS, ward.ward_merges(HEAPS), starts=3)
    assert list(found) == [2, 3, 4, 5]
    assert list(found.values()) == sorted(found.values(), reverse=True)
