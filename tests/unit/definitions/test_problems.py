"""Problems sort by place and read as `file:line: CODE message`."""

from istc.definitions.problems import DefinitionError, Place, Problem, problem


def test_a_problem_reads_like_a_compilers():
    one = problem("Q101", Place("forms/A.yaml", 3), "there is no form 'B'")
    assert str(one) == "forms/A.yaml:3: Q101 there is no form 'B'"


def test_an_error_holds_all_sorted_and_once():
    late, early = Problem("b", 1, "Q1", "x"), Problem("a", 2, "Q1", "x")
    error = DefinitionError([late, early, late])
    assert error.problems == [early, late]
    assert str(error) == "a:2: Q1 x\nb:1: Q1 x"
