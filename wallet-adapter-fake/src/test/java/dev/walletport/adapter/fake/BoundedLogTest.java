package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BoundedLogTest {

  private final BoundedLog<Integer> recent = new BoundedLog<>();

  @Test
  void keeps_everything_up_to_its_capacity() {
    IntStream.range(0, BoundedLog.CAPACITY).forEach(this::add);

    assertThat(recent.list()).hasSize(BoundedLog.CAPACITY).startsWith(0);
  }

  @Test
  void drops_the_oldest_beyond_it() {
    IntStream.range(0, BoundedLog.CAPACITY + 2).forEach(this::add);

    assertThat(recent.list())
        .hasSize(BoundedLog.CAPACITY)
        .startsWith(2, 3)
        .endsWith(BoundedLog.CAPACITY + 1);
  }

  @Test
  void holds_on_to_none_that_it_dropped() throws ReflectiveOperationException {
    IntStream.range(0, BoundedLog.CAPACITY + 2).forEach(this::add);

    assertThat(kept(recent)).hasSize(BoundedLog.CAPACITY);
    assertThat(kept(recent.copy(0))).hasSize(BoundedLog.CAPACITY);
  }

  /** The answers are bounded whatever is kept. */
  private static Collection<?> kept(BoundedLog<?> log) throws ReflectiveOperationException {
    Field entries = BoundedLog.class.getDeclaredField("entries");
    entries.setAccessible(true);
    return (Collection<?>) entries.get(log);
  }

  @Test
  void copies_what_was_added_up_to_a_generation() {
    Epoch later = Epoch.first().restored(7);
    add(1);
    recent.add(2, new StepStart(FakeClock.START, later));
    add(3);

    assertThat(recent.copy(0).list()).containsExactly(1, 3);
    assertThat(recent.copy(7).list()).containsExactly(1, 2, 3);
  }

  private void add(int entry) {
    recent.add(entry, new StepStart(FakeClock.START, Epoch.first()));
  }
}
