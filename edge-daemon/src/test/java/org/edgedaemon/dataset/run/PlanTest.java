package org.edgedaemon.dataset.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.edgedaemon.dataset.Dataset;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static Dataset dataset(String name, int order, String... after) {
    return new DatasetSketch(name).order(order).after(after).done();
  }

  private static List<String> names(Dataset... datasets) {
    return ((Plan.Good) Plan.of(List.of(datasets)))
        .plan().datasets().stream().map(one -> one.name().value()).toList();
  }

  private static String problem(Dataset... datasets) {
    return ((Plan.Bad) Plan.of(List.of(datasets))).problem();
  }

  @Test
  void ordersByOrderThenByName() {
    assertThat(names(dataset("b", 2), dataset("c", 1), dataset("a", 2)))
        .containsExactly("c", "a", "b");
  }

  @Test
  void nothingComesBeforeWhatItIsAfter() {
    assertThat(names(dataset("leaves", 1, "faculties"), dataset("faculties", 9), dataset("z", 5)))
        .containsExactly("z", "faculties", "leaves");
  }

  @Test
  void namesACircle() {
    assertThat(
            problem(
                dataset("free", 0),
                dataset("waits", 0, "a"),
                dataset("a", 1, "b"),
                dataset("b", 1, "c"),
                dataset("c", 1, "a")))
        .contains("in a circle")
        .contains("a after b after c after a")
        .doesNotContain("waits");
  }

  @Test
  void namesStrangersAndTwins() {
    assertThat(problem(dataset("a", 1, "b"))).contains("a comes after b, which is not there");
    assertThat(problem(dataset("a", 1), dataset("a", 2))).contains("two datasets a");
  }
}
