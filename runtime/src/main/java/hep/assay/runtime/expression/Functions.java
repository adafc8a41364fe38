// SPDX-License-Identifier: EPL-2.0
package hep.assay.runtime.expression;

import static hep.assay.runtime.expression.Function.many;
import static hep.assay.runtime.expression.Function.one;
import static hep.assay.runtime.expression.Function.two;

import hep.assay.runtime.expression.Function.Rule;
import hep.assay.runtime.vocabulary.Registry;
import hep.assay.runtime.vocabulary.Setting;
import hep.assay.runtime.vocabulary.Term;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The functions of expressions. To add one, add a line to its group; a missing value (NaN) gives a
 * missing value unless the help says otherwise.
 */
public final class Functions {
  private Functions() {}

  public static final Registry<Function> ALL =
      Registry.of(
          "function",
          Stream.of(algebra(), trigonometry(), kinematics(), choices(), lists(), vectors())
              .flatMap(List::stream)
              .toList());

  private static List<Function> algebra() {
    return List.of(
        function("log", "natural logarithm", Rule.PURE, one(Math::log), "x"),
        function("log10", "logarithm to base 10", Rule.PURE, one(Math::log10), "x"),
        function("log1p", "ln(1 + x), exact for small x", Rule.PURE, one(Math::log1p), "x"),
        function("exp", "e to the power x", Rule.PURE, one(Math::exp), "x"),
        function("sqrt", "square root; missing for x < 0", Rule.ROOT, one(Math::sqrt), "x"),
        function("abs", "absolute value", Rule.SAME, one(Math::abs), "x"),
        function("sign", "-1, 0 or 1", Rule.RATIO, one(Math::signum), "x"),
        function("floor", "largest whole number <= x", Rule.PURE, one(Math::floor), "x"),
        function("ceil", "smallest whole number >= x", Rule.PURE, one(Math::ceil), "x"),
        function("round", "nearest whole number, halves to even", Rule.PURE, one(Math::rint), "x"),
        function("min", "smallest of its arguments", Rule.SAME, many(Math::min), "x", "..."),
        function("max", "largest of its arguments", Rule.SAME, many(Math::max), "x", "..."),
        function("hypot", "sqrt(x^2 + y^2)", Rule.SAME, two(Math::hypot), "x", "y"),
        function("pow", "x to the power n", Rule.POWER, two(Math::pow), "x", "n"),
        function(
            "mod",
            "remainder of x / y, with the sign of y",
            Rule.SAME,
            two(Functions::mod),
            "x",
            "y"));
  }

  private static List<Function> trigonometry() {
    return List.of(
        function("sin", "sine", Rule.PURE, one(Math::sin), "x"),
        function("cos", "cosine", Rule.PURE, one(Math::cos), "x"),
        function("tan", "tangent", Rule.PURE, one(Math::tan), "x"),
        function("asin", "arc sine, in radians", Rule.PURE, one(Math::asin), "x"),
        function("acos", "arc cosine, in radians", Rule.PURE, one(Math::acos), "x"),
        function("atan", "arc tangent, in radians", Rule.PURE, one(Math::atan), "x"),
        function("atan2", "angle of (x, y), in radians", Rule.RATIO, two(Math::atan2), "y", "x"),
        function("sinh", "hyperbolic sine", Rule.PURE, one(Math::sinh), "x"),
        function("cosh", "hyperbolic cosine", Rule.PURE, one(Math::cosh), "x"),
        function("tanh", "hyperbolic tangent", Rule.PURE, one(Math::tanh), "x"),
        function("erf", "error function", Rule.PURE, one(ErrorFunction::erf), "x"));
  }

  private static List<Function> kinematics() {
    return List.of(
        function(
            "deltaPhi",
            "phi1 - phi2 in (-pi, pi]",
            Rule.PURE,
            two(Functions::deltaPhi),
            "phi1",
            "phi2"),
        function(
            "deltaR",
            "sqrt((eta1 - eta2)^2 + deltaPhi(phi1, phi2)^2)",
            Rule.PURE,
            (a, count, into) -> {
              for (int i = 0; i < count; i++) {
                into[i] = Math.hypot(a[0][i] - a[2][i], deltaPhi(a[1][i], a[3][i]));
              }
            },
            "eta1",
            "phi1",
            "eta2",
            "phi2"),
        function(
            "invariantMass",
            "mass of two massless particles,"
                + " sqrt(2 pt1 pt2 (cosh(eta1 - eta2) - cos(phi1 - phi2)))",
            Rule.ENERGY,
            (a, count, into) -> {
              for (int i = 0; i < count; i++) {
                double angular = Math.cosh(a[1][i] - a[4][i]) - Math.cos(a[2][i] - a[5][i]);
                into[i] = Math.sqrt(2 * a[0][i] * a[3][i] * angular);
              }
            },
            "pt1",
            "eta1",
            "phi1",
            "pt2",
            "eta2",
            "phi2"),
        function(
            "transverseMass",
            "sqrt(2 pt1 pt2 (1 - cos(phi1 - phi2)))",
            Rule.ENERGY,
            (a, count, into) -> {
              for (int i = 0; i < count; i++) {
                into[i] = Math.sqrt(2 * a[0][i] * a[2][i] * (1 - Math.cos(a[1][i] - a[3][i])));
              }
            },
            "pt1",
            "phi1",
            "pt2",
            "phi2"));
  }

  private static List<Function> choices() {
    Term threshold =
        Term.of(
                "threshold",
                "the cut on a score that keeps this fraction of a sample's weight; found on"
                    + " validation events after the dataset's cuts and nothing else",
                Setting.formula("score", "the score"),
                Setting.fraction("efficiency", "fraction of the sample above the cut"),
                Setting.sample("sample", "the sample whose events are counted"))
            .positionally("score");
    return List.of(
        function(
            "isMissing",
            "whether the value is missing",
            Rule.TRUTH,
            one(x -> Double.isNaN(x) ? 1 : 0),
            "x"),
        function(
            "where",
            "yes where the condition holds, else no",
            Rule.WHERE,
            (a, count, into) -> {
              for (int i = 0; i < count; i++) {
                into[i] = a[0][i] != 0 ? a[1][i] : a[2][i];
              }
            },
            "condition",
            "yes",
            "no"),
        new Function(threshold, Rule.THRESHOLD, null));
  }

  /** Functions of the elements of one event; their block is that event's list. */
  private static List<Function> lists() {
    return List.of(
        function(
            "sum",
            "sum over a list; 0 of an empty one",
            Rule.OF_LIST,
            list(Functions::sum),
            "list"),
        function(
            "mean",
            "mean of a list; missing for an empty one",
            Rule.OF_LIST,
            list((x, n) -> sum(x, n) / n),
            "list"),
        function(
            "min_of",
            "smallest element; missing for an empty list",
            Rule.OF_LIST,
            list((x, n) -> n == 0 ? Double.NaN : Arrays.stream(x, 0, n).min().orElseThrow()),
            "list"),
        function(
            "max_of",
            "largest element; missing for an empty list",
            Rule.OF_LIST,
            list((x, n) -> n == 0 ? Double.NaN : Arrays.stream(x, 0, n).max().orElseThrow()),
            "list"),
        function(
            "count",
            "number of elements, or of those for which a condition holds",
            Rule.COUNT,
            list(Functions::sum),
            "list"));
  }

  /** Of the sum of massless particles, given as lists or as {@code mass(sum(constituents))}. */
  private static List<Function> vectors() {
    return List.of(
        vector(
            "mass", "invariant mass of the sum of a list's massless particles", FourVector::mass),
        vector("pt", "transverse momentum of the sum of a list's particles", FourVector::pt),
        vector("energy", "energy of the sum of a list's massless particles", FourVector::energy),
        vector("eta", "pseudorapidity of the sum of a list's particles", FourVector::eta),
        vector("phi", "azimuth of the sum of a list's particles, in (-pi, pi]", FourVector::phi));
  }

  private static Function vector(
      String name, String summary, java.util.function.ToDoubleFunction<FourVector> value) {
    Rule rule = name.equals("eta") || name.equals("phi") ? Rule.VECTOR_ANGLE : Rule.VECTOR;
    return function(
        name,
        summary,
        rule,
        (arguments, count, into) ->
            into[0] =
                count == 0
                    ? Double.NaN
                    : value.applyAsDouble(
                        FourVector.sum(arguments[0], arguments[1], arguments[2], count)),
        "pt",
        "eta",
        "phi");
  }

  private interface OfList {
    double of(double[] elements, int count);
  }

  private static Function.Kernel list(OfList function) {
    return (arguments, count, into) -> into[0] = function.of(arguments[0], count);
  }

  private static double sum(double[] x, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[i];
    }
    return sum;
  }

  private static double mod(double x, double y) {
    double rest = x % y;
    return rest != 0 && (rest < 0) != (y < 0) ? rest + y : rest;
  }

  /** The difference of two angles in (-pi, pi]. */
  public static double deltaPhi(double phi1, double phi2) {
    double difference = Math.IEEEremainder(phi1 - phi2, 2 * Math.PI);
    return difference <= -Math.PI ? difference + 2 * Math.PI : difference;
  }

  private static Function function(
      String name, String summary, Rule rule, Function.Kernel kernel, String... arguments) {
    Setting[] settings =
        Arrays.stream(arguments)
            .filter(argument -> !argument.equals("..."))
            .map(argument -> Setting.formula(argument, "argument " + argument))
            .toArray(Setting[]::new);
    return new Function(Term.of(name, summary, settings).positionally(arguments), rule, kernel);
  }
}
