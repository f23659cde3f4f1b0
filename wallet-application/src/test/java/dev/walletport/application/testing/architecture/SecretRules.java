package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a secret is made of, and who may open it. */
public final class SecretRules {

  private static final String REVEAL = "reveal";
  private static final String TOKEN = "domain.DebitToken";
  private static final Set<String> BY_NAME = Set.of("domain.Otp", TOKEN, "domain.MobileNumber");
  private static final Set<String> TEXTS =
      Set.of("String", "CharSequence", "char[]", "byte[]", "Object");

  private final Hexagon hexagon;

  SecretRules(Hexagon hexagon) {
    this.hexagon = hexagon;
  }

  /** All rules of this subject. */
  public List<ArchRule> all() {
    return List.of(
        onlyAdaptersOpenSecrets(),
        onlyAdaptersAndHostsOpenDebitTokens(),
        secretsCannotBePrintedOrStored(),
        onlyRevealLetsASecretOut());
  }

  /** Every secret of the domain but the debit token, by call and by method reference. */
  public ArchRule onlyAdaptersOpenSecrets() {
    return classes()
        .that(hexagon.everything())
        .should(Violations.noAccess(
            "open no secret",
            access ->
                opensSecret(access) && !isToken(access) && !isFrom(access, Set.of(Ring.ADAPTER))))
        .as("only adapters open an Otp or a MobileNumber")
        .because("a password and a number are revealed to be sent to the provider, and for nothing"
            + " else");
  }

  /** The host, because it is the host that debits. */
  public ArchRule onlyAdaptersAndHostsOpenDebitTokens() {
    return classes()
        .that(hexagon.everything())
        .should(Violations.noAccess(
            "open no debit token",
            access -> opensSecret(access)
                && isToken(access)
                && !isFrom(access, Set.of(Ring.ADAPTER, Ring.HOST))))
        .as("only adapters and hosts open a DebitToken")
        .because("the library ends where the token is handed over");
  }

  private boolean opensSecret(JavaAccess<?> access) {
    return access.getName().equals(REVEAL) && hexagon.in(Ring.DOMAIN).test(access.getTargetOwner());
  }

  private boolean isToken(JavaAccess<?> access) {
    return hexagon.isNamed(access.getTargetOwner(), TOKEN);
  }

  private boolean isFrom(JavaAccess<?> access, Set<Ring> rings) {
    return hexagon.ringOf(access.getOriginOwner()).filter(rings::contains).isPresent();
  }

  /** Final, no record, not serialisable, with a {@code toString} of its own. */
  public ArchRule secretsCannotBePrintedOrStored() {
    return classes()
        .that(secrets())
        .should(Violations.none("keep their value", SecretRules::leaks))
        .as("secrets are final, no records, not serialisable, and print themselves")
        .because("what a logger, a serialiser or a subclass can reach is no secret");
  }

  private static Stream<String> leaks(JavaClass secret) {
    return Stream.of(
            complaint(!secret.getModifiers().contains(JavaModifier.FINAL), secret, "is not final"),
            complaint(secret.isRecord(), secret, "is a record"),
            complaint(secret.isAssignableTo(Serializable.class), secret, "is serialisable"),
            complaint(
                secret.tryGetMethod("toString").isEmpty(), secret, "has no toString of its own"))
        .flatMap(Optional::stream);
  }

  private static Optional<String> complaint(boolean holds, JavaClass secret, String what) {
    return holds ? Optional.of(Violations.about(secret, what)) : Optional.empty();
  }

  /** No other visible method or field has a text or bytes to give. */
  public ArchRule onlyRevealLetsASecretOut() {
    return classes()
        .that(secrets())
        .should(Violations.none("let their value out by reveal alone", SecretRules::otherWays))
        .as("secrets let their value out by reveal alone")
        .because("one method can be watched");
  }

  private static Stream<String> otherWays(JavaClass secret) {
    return VisibleMembers.members(secret)
        .filter(SecretRules::givesText)
        .filter(member -> !Set.of(REVEAL, "toString").contains(member.getName()))
        .map(member -> Violations.about(member, "lets a text out"));
  }

  private static boolean givesText(JavaMember member) {
    if (member instanceof JavaField field) {
      return TEXTS.contains(field.getRawType().getSimpleName());
    }
    return member instanceof JavaMethod method
        && TEXTS.contains(method.getRawReturnType().getSimpleName());
  }

  private DescribedPredicate<JavaClass> secrets() {
    return hexagon.library().and(describe("secret", this::isSecret));
  }

  private boolean isSecret(JavaClass type) {
    return BY_NAME.stream().anyMatch(name -> hexagon.isNamed(type, name))
        || type.getSimpleName().endsWith("ApiKey")
        || type.tryGetMethod(REVEAL).isPresent();
  }
}
