package dev.walletport.application;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/**
 * What each rule must say of the classes in {@code dev.walletport.planted}, by the name of the
 * rule; written as in its report, without that package.
 */
final class PlantedViolations {

  static final Map<String, List<String>> BY_RULE = Map.ofEntries(
      entry(
          "theDomainIsPure",
          List.of(
              "domain.KnowsTheApplication.useCase> has type <application.LinkWallet>",
              "domain.KnowsTheApplication.useCase()> has return type <application.LinkWallet>",
              "domain.KnowsTheApplication.<init>(application.LinkWallet)> has parameter",
              "domain.HasForbiddenDependencies.<init>()> is annotated with <jakarta.inject.Inject>",
              "domain.HasForbiddenDependencies.clock(java.time.InstantSource)>",
              "domain.HasForbiddenDependencies.file(java.nio.file.Path)> calls method <java.nio.file.Files.",
              "domain.HasForbiddenDependencies.file(java.nio.file.Path)> has parameter",
              "domain.HasForbiddenDependencies.key()> calls method <com.google.inject.Key.get",
              "domain.HasForbiddenDependencies.thread()> calls method <java.lang.Thread.",
              "domain.HasForbiddenDependencies.vavrCollection()> calls method <io.vavr.collection.List.empty()>",
              "domain.LooseSecret> implements interface <java.io.Serializable>")),
      entry(
          "theApplicationKnowsNoTechnique",
          List.of(
              "application.KnowsTechnique.adapter()> calls method <adapter.one.One.open()>",
              "application.KnowsTechnique.threads()> has return type <java.util.concurrent.Exec",
              "application.UseCaseWithSideEffects.print()> calls method <java.io.PrintStream.print",
              "application.UseCaseWithSideEffects.seeded()> calls constructor <java.util.Random.<i",
              "application.UseCaseWithSideEffects.seeded()> has return type <java.util.Random>")),
      entry(
          "dependenciesPointInwards",
          List.of(
              "adapter.two.KnowsOthers.host> has type <host.Shop>",
              "adapter.two.KnowsOthers.host()> has return type <host.Shop>",
              "has parameter of type <host.Shop> in (KnowsOthers.java",
              "domain.KnowsTheApplication.useCase> has type <application.LinkWallet>",
              "domain.KnowsTheApplication.useCase()> has return type <application.LinkWallet>",
              "domain.KnowsTheApplication.<init>(application.LinkWallet)> has parameter",
              "application.KnowsTechnique.adapter()> calls method <adapter.one.One.open()>")),
      entry(
          "adaptersDoNotKnowEachOther",
          List.of(
              "adapter.two.KnowsOthers.between> has type <adapter.Between>",
              "adapter.two.KnowsOthers.between()> has return type <adapter.Between>",
              "has parameter of type <adapter.Between> in (KnowsOthers.java",
              "adapter.two.KnowsOthers.other> has type <adapter.one.One>",
              "adapter.two.KnowsOthers.other()> has return type <adapter.one.One>",
              "has parameter of type <adapter.one.One> in (KnowsOthers.java")),
      entry(
          "gatewaysKnowThePortsOnly",
          List.of(
              "adapter.two.AsksLinkWallet.<init>(application.LinkWallet)> has parameter",
              "adapter.two.AsksLinkWallet.useCase> has type <application.LinkWallet>",
              "adapter.two.AsksLinkWallet.useCase()> has return type <application.LinkWallet>")),
      entry(
          "guiceStaysInModules",
          List.of(
              "adapter.one.Leaks.outsideOfAModule(com.google.inject.Injector)> has parameter",
              "adapter.one.Leaks.outsideOfAModule(com.google.inject.Injector)> has return type",
              "domain.HasForbiddenDependencies.key()> calls method <com.google.inject.Key.get")),
      entry(
          "packagesFormNoCycle",
          List.of(
              "Slice application -> Slice application.port -> Slice application 1.",
              "application.port.KnowsReporting.reporting> has type <application.Reporting>",
              "Slice application -> Slice application.port -> Slice domain -> Slice application 1.",
              "Slice application -> Slice domain -> Slice application 1.",
              "domain.KnowsTheApplication.useCase> has type <application.LinkWallet>",
              "Slice adapter.one -> Slice domain -> Slice application -> Slice adapter.one 1.",
              "application.KnowsTechnique.adapter()> calls method <adapter.one.One.open()>")),
      entry(
          "vendorTypesStayInside",
          List.of(
              "Class <adapter.one.Leaks> shows com.fasterxml.jackson.core.Versioned",
              "Class <adapter.one.Leaks> shows io.vavr.Function1",
              "adapter.one.Leaks.config> shows org.apache.hc.client5.http.config.RequestConfig",
              "adapter.one.Leaks.asAParameter(java.util.Map)> shows org.apache.hc.client5.http",
              "adapter.one.Leaks.asAnException()> shows com.fasterxml.jackson.core.JsonParseEx",
              "adapter.one.Leaks.inATypeArgument()> shows io.vavr.collection.List",
              "adapter.one.Leaks.outsideOfAModule(com.google.inject.Injector)> shows com.google",
              "Class <adapter.one.Leaks$Nested> shows com.fasterxml.jackson.core.Versioned",
              "adapter.two.TwoModule.use(org.apache.hc.client5.http.classic.HttpClient)> shows")),
      entry(
          "theInsidesOfAdaptersAreHidden",
          List.of(
              "Class <adapter.one.Insides> is public",
              "Class <adapter.one.Insides$Nested> is pub")),
      entry(
          "noClassReadsTheWallClock",
          List.of(
              "adapter.one.AdapterWithSideEffects.date()> calls constructor <java.util.Date.<init>",
              "application.ReadsTheClock.byCall()> calls method <java.time.Instant.now()>",
              "application.ReadsTheClock.byReference()> references method <java.time.Instant.now",
              "application.ReadsTheClock.inMillis()> calls method <java.lang.System.currentTimeMi",
              "application.ReadsTheClock.inZone(java.time.ZoneId)> calls method <java.time.LocalDa")),
      entry(
          "theSystemClockIsChosenWhereThingsArePutTogether",
          List.of(
              "adapter.one.AdapterWithSideEffects.clock()> calls method <java.time.Clock.systemUTC",
              "application.Settling.quick()> calls method <java.time.InstantSource.system()>")),
      entry(
          "onlyAdaptersAndSendDeadlineMeasureTime",
          List.of(
              "application.ReadsTheClock.byTheOtherClock()> calls method <java.lang.System.nano")),
      entry(
          "onlyPauseSleeps",
          List.of(
              "adapter.one.AdapterWithSideEffects.sleep()> calls method <java.util.concurrent.Time",
              "application.UseCaseWithSideEffects.sleep()> calls method <java.lang.Thread.sleep(")),
      entry(
          "onlyAdaptersAndCallIdDrawAtRandom",
          List.of(
              "application.UseCaseWithSideEffects.mathRandom()> calls method <java.lang.Math.random()>",
              "application.UseCaseWithSideEffects.id()> calls method <java.util.UUID.randomUUID()>",
              "application.UseCaseWithSideEffects.seeded()> calls constructor <java.util.Random.")),
      entry(
          "onlyCurrentCallIsBoundToAThread",
          List.of(
              "application.UseCaseWithSideEffects.remembered()> calls constructor <java.lang.Thr")),
      entry(
          "textIsMadeInTheRootLocale",
          List.of(
              "adapter.one.AdapterWithSideEffects.pattern(java.lang.String)> calls method <java.ti",
              "domain.UsesDefaultLocale.byReference()> references method <java.lang.String.formatte",
              "domain.UsesDefaultLocale.cased(java.lang.String)> calls method <java.lang.String.toU",
              "domain.UsesDefaultLocale.counted(int)> calls method <java.lang.String.format(java.la",
              "domain.UsesDefaultLocale.locale()> calls method <java.util.Locale.getDefault()>")),
      entry(
          "nothingIsPrinted",
          List.of(
              "adapter.one.AdapterWithSideEffects.print(java.lang.RuntimeException)> calls method",
              "application.UseCaseWithSideEffects.print()> gets field <java.lang.System.out>")),
      entry(
          "nothingIsLoggedByJavaUtilLogging",
          List.of(
              "adapter.one.AdapterWithSideEffects.log()> calls method <java.util.logging.Logger.")),
      entry(
          "onlyAdaptersOpenSecrets",
          List.of(
              "application.OpensSecrets.otp(domain.Otp)> calls method <domain.Otp.reveal()>",
              "application.OpensSecrets.otpByReference()> references method <domain.Otp.reveal()>",
              "host.OpensAnOtp.otp(domain.Otp)> calls method <domain.Otp.reveal()>")),
      entry(
          "onlyAdaptersAndHostsOpenDebitTokens",
          List.of(
              "application.OpensSecrets.token(domain.DebitToken)> calls method <domain.DebitToken.r")),
      entry(
          "secretsCannotBePrintedOrStored",
          List.of(
              "Class <domain.LooseSecret> has no toString of its own",
              "Class <domain.LooseSecret> is not final",
              "Class <domain.LooseSecret> is serialisable",
              "Class <domain.Pin> is a record")),
      entry(
          "onlyRevealLetsASecretOut",
          List.of(
              "Field <domain.LooseSecret.value> lets a text out",
              "Method <domain.Pin.value()> lets a text out")),
      entry(
          "everyCallAnswersEither",
          List.of(
              "application.port.WalletGateway.answersABoolean(domain.Customer)> does not answer",
              "application.port.WalletGateway.answersAnotherLeft(domain.Customer)> does not answer")),
      entry(
          "everyCallTakesTheCustomer",
          List.of(
              "application.port.WalletGateway.forgetsTheCustomer(java.lang.String)> does not take",
              "application.port.WalletGateway.takesTheCustomerLast(java.lang.String, domain.Custom")),
      entry(
          "theCoreDeclaresNoCheckedException",
          List.of(
              "application.port.WalletGateway.throwsWhatIsChecked(domain.Customer)> declares a chec")),
      entry(
          "namesHaveAMeaning",
          List.of(
              "domain.EmptyWords$LinkUseCase> is called",
              "domain.EmptyWords$WalletCommon> is called",
              "domain.EmptyWords$WalletDto> is called",
              "domain.EmptyWords$WalletHelper> is called",
              "domain.EmptyWords$WalletHelpers> is called",
              "domain.EmptyWords$WalletImpl> is called",
              "domain.EmptyWords$WalletManager> is called",
              "domain.EmptyWords$WalletPort> is called",
              "domain.EmptyWords$WalletService> is called",
              "domain.EmptyWords$WalletUtil> is called",
              "domain.EmptyWords$WalletUtils> is called")),
      entry("accessorsSayNoGet", List.of("domain.Getting.getAmount()> begins with get")),
      entry(
          "classesAreFinalOrSealed",
          List.of(
              "Class <domain.Extensible> may be extended",
              "Class <domain.LooseSecret> may be ext")),
      entry("packagesAreNullMarked", List.of("Class <domain.unmarked.Unmarked> is in a package")));

  private PlantedViolations() {}
}
