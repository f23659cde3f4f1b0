package dev.walletport.application.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static java.util.Locale.ROOT;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the rings of a system are.
 *
 * <p>Below the root, {@code domain}, {@code application} and {@code adapter.*} are the rings, and
 * all else is a host. An adapter or a host may be anywhere else as well, if it is named:
 *
 * <pre>{@code
 * Hexagon.of("dev.walletport").withAdapter("com.acme.gateway", "AcmeModule", "AcmeSettings")
 * }</pre>
 */
public final class Hexagon {

  private final String root;
  private final Map<String, Set<String>> adapters;
  private final Set<String> hosts;

  private Hexagon(String root, Map<String, Set<String>> adapters, Set<String> hosts) {
    this.root = root;
    this.adapters = Map.copyOf(adapters);
    this.hosts = Set.copyOf(hosts);
  }

  /** The system below a root package, such as {@code dev.walletport}. */
  public static Hexagon of(String root) {
    return new Hexagon(root, Map.of(), Set.of());
  }

  /**
   * Names an adapter, which must then be there.
   *
   * @param packageName its package, with all below
   * @param open the simple names of its public top-level classes; without any, how open it is goes
   *     unchecked here, for a module that only sees it from outside
   */
  public Hexagon withAdapter(String packageName, String... open) {
    Map<String, Set<String>> more = new HashMap<>(adapters);
    more.put(packageName, Set.of(open));
    return new Hexagon(root, more, hosts);
  }

  /** Names the package of a host, which must then be there. */
  public Hexagon withHost(String packageName) {
    Set<String> more = new HashSet<>(hosts);
    more.add(packageName);
    return new Hexagon(root, adapters, more);
  }

  /** Reads what the class path has of it, without tests and published test fixtures. */
  public JavaClasses released() {
    return new ClassFileImporter()
        .withImportOption(new ReleasedClasses())
        .importPackages(everywhere());
  }

  /** Lists the packages that must have classes. */
  public List<String> named() {
    List<String> packages = new ArrayList<>(List.of(root + ".domain", root + ".application"));
    packages.addAll(adapters.keySet());
    packages.addAll(hosts);
    return packages.stream().sorted().toList();
  }

  private Collection<String> everywhere() {
    Set<String> packages = new HashSet<>(named());
    packages.add(root);
    return packages;
  }

  boolean hasAdapters() {
    return !adapters.isEmpty();
  }

  boolean saysWhatIsOpen() {
    return adapters.values().stream().anyMatch(open -> !open.isEmpty());
  }

  DescribedPredicate<JavaClass> in(Ring... rings) {
    Set<Ring> wanted = Set.of(rings);
    return describe(
        "of the rings " + List.of(rings),
        type -> ringOf(type).filter(wanted::contains).isPresent());
  }

  /** What is published: all rings but the hosts. */
  DescribedPredicate<JavaClass> library() {
    return in(Ring.DOMAIN, Ring.APPLICATION, Ring.ADAPTER);
  }

  DescribedPredicate<JavaClass> everything() {
    return in(Ring.values());
  }

  boolean isOfTheApplicationButNoPort(JavaClass type) {
    return isWithin(type, root + ".application") && !isWithin(type, root + ".application.port");
  }

  Optional<Ring> ringOf(JavaClass type) {
    if (isWithin(type, root + ".domain")) {
      return Optional.of(Ring.DOMAIN);
    }
    if (isWithin(type, root + ".application")) {
      return Optional.of(Ring.APPLICATION);
    }
    if (adapterOf(type).isPresent()) {
      return Optional.of(Ring.ADAPTER);
    }
    return isHost(type) ? Optional.of(Ring.HOST) : Optional.empty();
  }

  private boolean isHost(JavaClass type) {
    return isWithin(type, root) || hosts.stream().anyMatch(host -> isWithin(type, host));
  }

  /** The package by which an adapter is told from the others. */
  Optional<String> adapterOf(JavaClass type) {
    return adapters.keySet().stream()
        .filter(adapter -> isWithin(type, adapter))
        .findFirst()
        .or(() -> adapterByPlace(type));
  }

  private Optional<String> adapterByPlace(JavaClass type) {
    String all = root + ".adapter";
    if (!isWithin(type, all)) {
      return Optional.empty();
    }
    String below = packageOf(type).substring(all.length());
    int end = below.indexOf('.', 1);
    return Optional.of(all + (end < 0 ? below : below.substring(0, end)));
  }

  /** The public classes of the adapter that a class belongs to; none if they go unchecked. */
  Set<String> openBeside(JavaClass type) {
    return adapterOf(type).map(adapters::get).orElse(Set.of());
  }

  /** A Guice module of an adapter, with all that is nested in it. */
  boolean isModule(JavaClass type) {
    return adapterOf(type).isPresent() && outermost(type).getSimpleName().endsWith("Module");
  }

  /**
   * A class that is called like its adapter's package, or like the transport of it: {@code Juspay}
   * and {@code JuspayTransport} in {@code juspay}.
   */
  boolean isFactory(JavaClass type) {
    return adapterOf(type)
        .map(adapter -> adapter.substring(adapter.lastIndexOf('.') + 1))
        .filter(name -> Set.of(name, name + "transport")
            .contains(outermost(type).getSimpleName().toLowerCase(ROOT)))
        .isPresent();
  }

  boolean isNamed(JavaClass type, String nameBelowRoot) {
    return type.getFullName().equals(root + "." + nameBelowRoot);
  }

  static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  static boolean isWithin(JavaClass type, String packageName) {
    return (packageOf(type) + ".").startsWith(packageName + ".");
  }

  private static String packageOf(JavaClass type) {
    return type.getBaseComponentType().getPackageName();
  }
}
