package dev.walletport.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.domain.OtpChallenge.GuessResult;
import dev.walletport.domain.OtpChallenge.Issued;
import dev.walletport.domain.WalletFailure.OtpRejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Holds the pictures in {@code docs/life-cycle.md} and the README to the code. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LifeCycleTest {

  /** Surefire names the module's folder; an IDE may not, and then it works in it. */
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", ""), "..").normalize();

  private static final Instant LATE = Instant.parse("2030-01-02T03:04:05Z");

  private static final Pattern DIAGRAM =
      Pattern.compile("```mermaid\\s+(stateDiagram-v2\\n.*?)\\n\\s*```", Pattern.DOTALL);

  @Nested
  class The_wallet_account {
    private final Set<String> drawn = arrows(diagrams(page()).get(0));

    @Test
    void is_drawn_with_the_transitions_that_its_states_have_and_no_other() {
      assertThat(between(drawn)).isEqualTo(methods(WalletAccount.class));
    }

    @Test
    void is_drawn_as_beginning_in_the_states_that_a_reader_can_make() {
      Set<String> made = states(WalletAccount.class)
          .filter(state -> Modifier.isPublic(state.getDeclaredConstructors()[0].getModifiers()))
          .map(state -> "[*] --> " + state.getSimpleName())
          .collect(Collectors.toSet());

      assertThat(outside(drawn)).isEqualTo(made);
    }
  }

  @Nested
  class The_one_time_password {
    private final Set<String> drawn = arrows(diagrams(page()).get(1));

    @Test
    void is_drawn_with_the_transitions_that_the_machine_makes_and_no_other() {
      Set<String> made = methods(OtpChallenge.class);
      made.removeIf(arrow -> arrow.endsWith(" --> Issued : reissue"));
      drive().stream().filter(arrow -> !isRefusalByTheEnd(arrow)).forEach(made::add);

      assertThat(between(drawn)).isEqualTo(made);
    }

    /** It is no arrow, because it begins another challenge; so every state has to have it. */
    @Test
    void may_be_followed_by_the_next_one_from_every_state() {
      assertThat(methods(OtpChallenge.class))
          .contains(states(OtpChallenge.class)
              .map(state -> arrow(state, Issued.class, "reissue"))
              .toArray(String[]::new));
    }

    @Test
    void is_drawn_as_beginning_with_its_issue_and_ending_where_no_guess_leads_on() {
      Set<String> made = ends();
      beginnings(OtpChallenge.class).forEach(made::add);

      assertThat(outside(drawn)).isEqualTo(made);
    }

    /** A guess on a state that is drawn as an end, which is refused and leads back to it. */
    private boolean isRefusalByTheEnd(String arrow) {
      String from = arrow.substring(0, arrow.indexOf(' '));
      return arrow.startsWith(from + " --> " + from + " : ") && ends().contains(from + " --> [*]");
    }

    private Set<String> ends() {
      Set<String> left = drive().stream()
          .filter(arrow -> !arrow.matches("(\\w+) --> \\1 : .*"))
          .map(arrow -> arrow.substring(0, arrow.indexOf(' ')))
          .collect(Collectors.toSet());
      return states(OtpChallenge.class)
          .map(Class::getSimpleName)
          .filter(state -> !left.contains(state))
          .map(state -> state + " --> [*]")
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Nested
  class The_command {
    private final Set<String> drawn = arrows(diagrams(page()).get(2));

    @Test
    void is_drawn_with_the_transitions_that_the_machine_makes_and_no_other() {
      Set<String> made = ofNothingButTheState();
      CommandStateTest.states().forEach(state -> made.addAll(begun(state)));
      CommandStateTest.states().forEach(state -> made.addAll(looked(state)));
      CommandStateTest.states().forEach(state -> made.addAll(repeated(state)));

      assertThat(between(drawn)).isEqualTo(made);
    }

    @Test
    void is_drawn_as_beginning_fresh_and_never_ending() {
      assertThat(outside(drawn))
          .isEqualTo(beginnings(CommandState.class).collect(Collectors.toSet()));
    }

    private Set<String> ofNothingButTheState() {
      return states(CommandState.class)
          .flatMap(state -> Arrays.stream(state.getMethods())
              .filter(method -> isOfItself(method) && !method.isBridge())
              .filter(method -> !Modifier.isStatic(method.getModifiers()))
              .flatMap(method -> targets(CommandState.class, method)
                  .map(target -> arrow(state, target, method.getName()))))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The limits say what is counted, and not what comes next. */
    private boolean isOfItself(Method method) {
      return Set.of(GuardLimits.class).containsAll(List.of(method.getParameterTypes()));
    }

    /** What begins from a state, once all pauses and windows are over. */
    private Set<String> begun(CommandState state) {
      if (begins(state, WalletOperation.LINK)) {
        return Set.of(arrow(state.getClass(), CommandState.InFlight.class, "begin"));
      }
      return begins(state, WalletOperation.DELINK)
          ? Set.of(arrow(state.getClass(), CommandState.InFlight.class, "begin, delink"))
          : Set.of();
    }

    private boolean begins(CommandState state, WalletOperation operation) {
      CommandLease lease = CommandLease.from(LATE, Duration.ofSeconds(60));
      return state
          .begin(CommandStateTest.on(operation), lease, GuardLimits.standard())
          .isRight();
    }

    private Set<String> looked(CommandState state) {
      return state
          .look(LATE, LookPlan.standard())
          .map(next -> Set.of(arrow(state.getClass(), next.getClass(), "look")))
          .getOrElse(Set.of());
    }

    private Set<String> repeated(CommandState state) {
      return state instanceof CommandState.Unsettled unsettled
          ? Set.of(arrow(state.getClass(), unsettled.again(LATE).getClass(), "again"))
          : Set.of();
    }
  }

  @Nested
  class The_pages {
    @Test
    void draw_three_diagrams() {
      assertThat(diagrams(page())).hasSize(3);
    }

    @Test
    void draw_every_state_and_no_other() {
      assertThat(names(diagrams(page()).get(0))).isEqualTo(simpleNames(WalletAccount.class));
      assertThat(names(diagrams(page()).get(1))).isEqualTo(simpleNames(OtpChallenge.class));
      assertThat(names(diagrams(page()).get(2))).isEqualTo(simpleNames(CommandState.class));
    }

    @Test
    void hold_no_line_that_would_not_be_compared() {
      assertThat(diagrams(page()).stream().flatMap(String::lines))
          .allMatch(line -> line.equals("stateDiagram-v2")
              || line.matches(" {4}(\\[\\*]|\\w+) --> (\\[\\*]|\\w+)( : [\\w, ]+)?"));
    }

    @Test
    void explain_every_state_in_words() {
      assertThat(simpleNames(WalletAccount.class))
          .allMatch(state -> page().contains("**" + state + "**"));
      assertThat(simpleNames(OtpChallenge.class))
          .allMatch(state -> page().contains("**" + state + "**"));
      assertThat(simpleNames(CommandState.class))
          .allMatch(state -> page().contains("**" + state + "**"));
    }
  }

  @Nested
  class The_readme {
    @Test
    void draws_no_life_cycle_of_its_own() {
      assertThat(strange(textOf(ROOT.resolve("README.md")))).isEmpty();
    }

    @Test
    void would_be_caught_with_an_arrow_too_many_too_few_or_renamed() {
      String same = "# Title\n\n```mermaid\n" + diagrams(page()).get(0) + "\n```\nand so on\n";

      assertThat(strange(same)).isEmpty();
      assertThat(strange(same.replace("\n```\nand", "\n    Linked --> [*]\n```\nand")))
          .hasSize(1);
      assertThat(strange(same.replace("    Linked --> Unlinked : delinked\n", "")))
          .hasSize(1);
      assertThat(strange(same.replace(": delinked", ": unlinked"))).hasSize(1);
    }

    private List<String> strange(String readme) {
      return diagrams(readme).stream()
          .filter(Predicate.not(diagrams(page())::contains))
          .toList();
    }
  }

  /** Every state, tried with every password at every instant that matters, under every policy. */
  private static Set<String> drive() {
    Instant sent = Instant.parse("2026-01-02T03:04:05Z");
    Set<String> arrows = new TreeSet<>();
    for (int guesses = 1; guesses <= 3; guesses++) {
      for (Duration lock : List.of(Duration.ZERO, Duration.ofHours(1))) {
        OtpPolicy policy = OtpPolicy.standard().withGuesses(guesses).withLock(lock);
        driveFrom(OtpChallenge.issue(Otp.of("345678"), policy, sent), arrows);
      }
    }
    return arrows;
  }

  private static void driveFrom(Issued first, Set<String> arrows) {
    Deque<OtpChallenge> open = new ArrayDeque<>(List.of(first, first.superseded()));
    Set<OtpChallenge> known = new HashSet<>(open);
    while (!open.isEmpty()) {
      OtpChallenge challenge = open.remove();
      for (GuessResult result : guesses(first, challenge)) {
        arrows.add(arrow(challenge.getClass(), result.next().getClass(), answer(result)));
        if (known.add(result.next())) {
          open.add(result.next());
        }
      }
    }
  }

  private static List<GuessResult> guesses(Issued first, OtpChallenge challenge) {
    return Stream.of(first.expected(), Otp.of("000000"))
        .flatMap(otp -> Stream.of(
                first.issuedAt().minusNanos(1),
                first.issuedAt(),
                first.expiresAt().minusNanos(1),
                first.expiresAt(),
                first.expiresAt().plus(Duration.ofDays(1)))
            .map(now -> challenge.guess(otp, now)))
        .toList();
  }

  private static String answer(GuessResult result) {
    return result
        .refusal()
        .map(failure -> failure instanceof OtpRejected rejected
            ? "guess, " + rejected.rejection().getClass().getSimpleName()
            : "guess, " + failure.kind())
        .getOrElse("guess, right");
  }

  /** The transitions of a family: methods of a state that answer a state, by their names. */
  private static Set<String> methods(Class<?> family) {
    return states(family)
        .flatMap(state -> Arrays.stream(state.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
            .flatMap(method ->
                targets(family, method).map(target -> arrow(state, target, method.getName()))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> beginnings(Class<?> family) {
    return Arrays.stream(family.getMethods())
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .flatMap(method -> targets(family, method)
            .map(target -> "[*] --> " + target.getSimpleName() + " : " + method.getName()));
  }

  /** A method that answers the family itself, or an Either of it, may lead to any of its states. */
  private static Stream<Class<?>> targets(Class<?> family, Method method) {
    Type answer = method.getGenericReturnType();
    Stream<Type> parts = answer instanceof ParameterizedType generic
        ? Arrays.stream(generic.getActualTypeArguments())
        : Stream.of(answer);
    return parts
        .filter(part -> part instanceof Class<?> type && family.isAssignableFrom(type))
        .flatMap(part -> states(family).filter(((Class<?>) part)::isAssignableFrom));
  }

  private static Stream<Class<?>> states(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses());
  }

  private static Set<String> simpleNames(Class<?> family) {
    return states(family).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
  }

  private static String arrow(Class<?> from, Class<?> to, String label) {
    return from.getSimpleName() + " --> " + to.getSimpleName() + " : " + label;
  }

  private static Set<String> arrows(String diagram) {
    return diagram
        .lines()
        .skip(1)
        .map(String::strip)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> between(Set<String> arrows) {
    return arrows.stream()
        .filter(arrow -> !arrow.contains("[*]"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> outside(Set<String> arrows) {
    return arrows.stream()
        .filter(arrow -> arrow.contains("[*]"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(String diagram) {
    return arrows(diagram).stream()
        .flatMap(arrow -> Stream.of(arrow.replaceFirst(" : .*", "").split(" --> ", 2)))
        .filter(name -> !name.equals("[*]"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> diagrams(String text) {
    return DIAGRAM.matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String page() {
    return textOf(ROOT.resolve("docs").resolve("life-cycle.md"));
  }

  private static String textOf(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
