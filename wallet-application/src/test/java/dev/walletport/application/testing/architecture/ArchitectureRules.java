package dev.walletport.application.testing.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The architecture of a system, as rules by subject. */
public final class ArchitectureRules {

  private final RingRules rings;
  private final SurfaceRules surface;
  private final EffectRules effects;
  private final SecretRules secrets;
  private final PortRules ports;
  private final StyleRules style;

  private ArchitectureRules(Hexagon hexagon) {
    rings = new RingRules(hexagon);
    surface = new SurfaceRules(hexagon);
    effects = new EffectRules(hexagon);
    secrets = new SecretRules(hexagon);
    ports = new PortRules(hexagon);
    style = new StyleRules(hexagon);
  }

  /** The rules for a system. */
  public static ArchitectureRules of(Hexagon hexagon) {
    return new ArchitectureRules(hexagon);
  }

  /** Who may know whom. */
  public RingRules rings() {
    return rings;
  }

  /** What other people's code can see. */
  public SurfaceRules surface() {
    return surface;
  }

  /** What the code may learn from the machine, and do to it. */
  public EffectRules effects() {
    return effects;
  }

  /** What a secret is made of, and who may open it. */
  public SecretRules secrets() {
    return secrets;
  }

  /** How the port to the providers is shaped. */
  public PortRules ports() {
    return ports;
  }

  /** How code is named and shaped. */
  public StyleRules style() {
    return style;
  }

  /**
   * Every rule that applies; those about adapters only to a hexagon that names one, because a rule
   * that finds nothing to look at fails.
   */
  public List<ArchRule> all() {
    return Stream.of(
            rings.all(), surface.all(), effects.all(), secrets.all(), ports.all(), style.all())
        .flatMap(List::stream)
        .toList();
  }
}
