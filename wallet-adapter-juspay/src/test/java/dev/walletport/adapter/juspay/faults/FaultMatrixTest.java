package dev.walletport.adapter.juspay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.faults.TransportFault.Length;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What must hold in every row of the matrix. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FaultMatrixTest {

  /**
   * What a call may last beyond its deadline here, on a machine that runs other builds. The
   * adapter's own bound is far closer and is measured where nothing else runs.
   */
  private static final Duration GRACE = Duration.ofSeconds(8);

  /** Surefire names the module's folder; an IDE may not, and then it works in it. */
  private static final Path PAGE = Path.of(
          System.getProperty("basedir", ""), "..", "docs", "fault-matrix.md")
      .normalize();

  private final List<FaultMatrixRow> matrix = MatrixRun.once().matrix();

  FaultMatrixTest() throws Exception {}

  @Test
  void the_host_is_told_what_the_table_says() {
    each(
        measured -> measured.fault().tells(measured.operation()).covers(measured.kind()),
        "told otherwise than the table has it");
  }

  @Test
  void a_command_arrives_once_at_most() {
    each(measured -> measured.arrived().commands() <= 1, "more than one command");
    each(measured -> measured.arrived().passwords() <= 1, "more than one one-time password");
  }

  @Test
  void a_read_is_sent_as_often_as_the_setting_allows_at_most() {
    each(
        measured -> measured.arrived().requests() <= FaultMatrix.MAX_ATTEMPTS,
        "more than the attempts");
  }

  @Test
  void what_the_host_is_told_is_true() {
    each(
        measured -> !isYes(measured) || measured.arrived().applied() == expected(measured),
        "done, and yet not applied");
    each(
        measured -> !isDefiniteNo(measured) || measured.arrived().applied() == 0,
        "a no, and yet applied");
  }

  @Test
  void a_call_is_over_at_its_deadline() {
    each(
        measured ->
            measured.took().compareTo(FaultMatrix.deadline(measured.fault()).plus(GRACE)) < 0,
        "too late");
    each(
        measured -> measured.fault().length() == Length.LASTS
            || measured.took().compareTo(FaultMatrix.LONG) < 0,
        "ended by the deadline alone");
  }

  @Test
  void the_next_call_on_the_same_client_is_answered_and_true() {
    each(
        measured -> measured.next().answer().isRight()
            && isLinked(measured) == measured.next().linked(),
        "the next call");
    each(measured -> measured.next().requests() == 1, "not at its first attempt");
  }

  @Test
  void every_fault_was_met_on_the_connection_it_was_meant_for() {
    each(measured -> measured.arrived().asMeant(), "another connection");
  }

  @Test
  void an_endless_answer_is_not_taken() {
    each(measured -> measured.arrived().flood() < 16 << 20, "megabytes of it");
  }

  @Test
  void no_row_is_missing() {
    int rows =
        TransportFaults.all().stream().mapToInt(fault -> fault.modes().size()).sum();

    assertThat(matrix).hasSize(rows * WalletOperation.values().length);
    assertThat(TransportFaults.all()).extracting(TransportFault::name).doesNotHaveDuplicates();
  }

  @Test
  void the_page_shows_the_matrix_as_it_is() throws IOException {
    String now = new FaultMatrixPage(matrix).text();
    if (Boolean.getBoolean("fault-matrix.write")) {
      Files.writeString(PAGE, now);
    }

    assertThat(PAGE).as("written anew by -Dfault-matrix.write=true").hasContent(now);
  }

  private static boolean isYes(FaultMatrixRow measured) {
    return measured.answer().isRight();
  }

  private static int expected(FaultMatrixRow measured) {
    boolean applies = measured.fault().effect() == TransportFault.Effect.APPLIED;
    return measured.operation().isCommand() && applies ? 1 : 0;
  }

  private static boolean isDefiniteNo(FaultMatrixRow measured) {
    return !isYes(measured) && !ExpectedKind.UNKNOWN.covers(measured.kind());
  }

  private static boolean isLinked(FaultMatrixRow measured) {
    return measured.next().answer().get() instanceof Linked;
  }

  private void each(Predicate<FaultMatrixRow> law, String otherwise) {
    assertThat(matrix.stream().filter(law.negate()).toList()).as(otherwise).isEmpty();
  }
}
