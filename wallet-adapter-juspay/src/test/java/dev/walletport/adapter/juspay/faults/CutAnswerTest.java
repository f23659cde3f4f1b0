package dev.walletport.adapter.juspay.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.faults.FaultMatrixRow.Arrived;
import dev.walletport.adapter.juspay.faults.TransportFault.Behaviour;
import dev.walletport.adapter.juspay.faults.TransportFault.Mode;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An answer that is cut at every one of its bytes, head and body, by a close and by a reset. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CutAnswerTest {

  /**
   * An answer to cut.
   *
   * @param name how it is framed
   * @param response the answer, with a good body in it
   * @param whole what the host is told when no byte is missing
   * @param spare how many bytes at its end say nothing, so that it is whole without them
   */
  private record Answer(
      String name, UnaryOperator<String> response, ExpectedKind whole, int spare) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What the host is told of an answer of which only so many bytes came. */
  private record Cut(int at, String how, String told, Arrived arrived) {
    @Override
    public String toString() {
      return how + " at " + at + ": " + told;
    }
  }

  private static Stream<Answer> answers() {
    return Stream.of(
        new Answer("with a length", Responses::ok, ExpectedKind.DONE, 0),
        new Answer("in chunks", CutAnswerTest::chunked, ExpectedKind.DONE, 4),
        new Answer(
            "with a refusal",
            body -> Responses.status(404, "X: y", "{}"),
            ExpectedKind.NOT_FOUND,
            0));
  }

  private static String chunked(String body) {
    int half = body.length() / 2;
    return Responses.chunked(Responses.chunk(body.substring(0, half))
        + Responses.chunk(body.substring(half)) + "0\r\n\r\n");
  }

  @ParameterizedTest
  @MethodSource("answers")
  void leaves_a_link_unknown_and_its_password_sent_once(Answer answer) throws IOException {
    List<Cut> cuts = cuts(answer, WalletOperation.LINK);

    assertThat(cuts).allSatisfy(cut -> {
      assertThat(cut.arrived.commands()).isEqualTo(cut.arrived.passwords()).isLessThanOrEqualTo(1);
    });
    assertTold(cuts, ExpectedKind.UNKNOWN, answer);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void leaves_a_read_unavailable(Answer answer) throws IOException {
    List<Cut> cuts = cuts(answer, WalletOperation.FIND);

    assertTold(cuts, ExpectedKind.UNAVAILABLE, answer);
  }

  private static void assertTold(List<Cut> cuts, ExpectedKind missing, Answer answer) {
    int whole = cuts.get(cuts.size() - 1).at;
    assertThat(cuts.stream().filter(cut -> !isRight(cut, whole, missing, answer)))
        .as("of %s bytes", whole)
        .isEmpty();
  }

  /** A reset may overtake the last bytes, so after it even a whole answer may be missing. */
  private static boolean isRight(Cut cut, int whole, ExpectedKind missing, Answer answer) {
    boolean mayBeWhole = cut.at >= whole - answer.spare;
    boolean mayBeMissing = cut.at < whole || cut.how.equals("reset");
    return (mayBeWhole && answer.whole.covers(cut.told))
        || (mayBeMissing && missing.covers(cut.told));
  }

  private static List<Cut> cuts(Answer answer, WalletOperation operation) throws IOException {
    List<Cut> cuts = new ArrayList<>();
    cuts.addAll(cuts(answer, operation, "close", FaultConnection::close));
    cuts.addAll(cuts(answer, operation, "reset", FaultConnection::reset));
    return cuts;
  }

  private static List<Cut> cuts(Answer answer, WalletOperation operation, String how, Behaviour end)
      throws IOException {
    Scissors scissors = new Scissors(answer.response, end);
    TransportFault fault = TransportFault.of("cut", scissors::cut);
    try (FaultServer server = FaultServer.start(fault, Mode.FRESH);
        Juspay juspay = FaultMatrix.open(server.uri(), FaultMatrix.LONG, 1)) {
      List<Cut> cuts = new ArrayList<>();
      for (int at = 0; at <= scissors.length; at++) {
        scissors.at = at;
        server.misbehave(operation);
        String told = ExpectedKind.kind(CanaryCalls.make(operation, juspay.gateway()));
        server.behave();
        cuts.add(new Cut(at, how, told, server.arrived()));
      }
      return cuts;
    }
  }

  /** Cuts the next answer where it is told to. */
  private static final class Scissors {
    private final UnaryOperator<String> response;
    private final Behaviour end;
    private volatile int at;
    private volatile int length;

    private Scissors(UnaryOperator<String> response, Behaviour end) {
      this.response = response;
      this.end = end;
    }

    private void cut(FaultConnection line) throws IOException {
      byte[] whole = response.apply(line.request()).getBytes(UTF_8);
      length = whole.length;
      line.send(Arrays.copyOf(whole, at));
      end.on(line);
    }
  }
}
