// Runs veraPDF over PDFs. In: for each file its profiles and its path (PDFUA-1,PDFA-3A FILE.pdf ...). Out, on standard
// output: "veraPDF<TAB>version"; then for each file "file<TAB>its place among them", for each profile a line
// "PROFILE<TAB>checks<TAB>how it ended", and for every failed rule
// "PROFILE<TAB>clause<TAB>times<TAB>message<TAB>where"; a file that cannot be read "failed<TAB>why", and the next one
// follows. Reads the profiles with DOM, because veraPDF's own loader needs classes that the jar of @opendataloader/pdf
// has renamed. Compiled and started by validate-pdf.ts.
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

public class ValidatePdf {
  public static void main(String[] args) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    Properties core = new Properties();
    try (InputStream stream = ValidationProfile.class.getResourceAsStream("/org/verapdf/release/library.properties")) {
      core.load(stream);
    }
    System.out.println("veraPDF\t" + core.getProperty("verapdf.release.version"));
    for (int i = 0; i + 1 < args.length; i += 2) {
      System.out.println("file\t" + i / 2);
      try {
        for (String profile : args[i].split(",")) validate(new File(args[i + 1]), profile);
      } catch (Exception error) {
        System.out.println("failed\t" + String.valueOf(error.getMessage()).replaceAll("\\s+", " "));
      }
    }
  }

  static void validate(File file, String name) throws Exception {
    ValidationProfile profile = readProfile(name);
    PDFAFlavour flavour = profile.getPDFAFlavour();
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        // No limit on failed checks; messages with their arguments; no progress.
        PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, -1, false, true, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println(name + "\t" + result.getTotalAssertions() + "\t" + result.getJobEndStatus());
      Map<String, TestAssertion> first = new LinkedHashMap<>();
      Map<String, Integer> times = new LinkedHashMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
        first.putIfAbsent(rule, assertion);
        times.merge(rule, 1, Integer::sum);
      }
      for (Map.Entry<String, TestAssertion> entry : first.entrySet()) {
        TestAssertion assertion = entry.getValue();
        String message = assertion.getErrorMessage() == null ? assertion.getMessage() : assertion.getErrorMessage();
        System.out.println(name + "\t" + entry.getKey() + "\t" + times.get(entry.getKey()) + "\t" + message.replaceAll("\\s+", " ") + "\t" + assertion.getLocation().getContext());
      }
      if (!result.isCompliant() && first.isEmpty()) System.out.println(name + "\tall\t1\tnot compliant\t");
    }
  }

  static ValidationProfile readProfile(String name) throws Exception {
    try (InputStream stream = ValidationProfile.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
      Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
      Set<Rule> rules = new HashSet<>();
      for (Element rule : children(child(root, "rules"), "rule")) {
        Element id = child(rule, "id");
        RuleId ruleId =
            Profiles.ruleIdFromValues(
                specification(id.getAttribute("specification")), id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
        Element error = child(rule, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        if (child(error, "arguments") != null)
          for (Element argument : children(child(error, "arguments"), "argument"))
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(), argument.hasAttribute("name") ? argument.getAttribute("name") : null, null));
        Boolean deferred = rule.hasAttribute("deferred") ? Boolean.valueOf(rule.getAttribute("deferred")) : null;
        rules.add(
            Profiles.ruleFromValues(
                ruleId, rule.getAttribute("object"), deferred, rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), arguments), new ArrayList<Reference>()));
      }
      Set<Variable> variables = new HashSet<>();
      if (child(root, "variables") != null)
        for (Element variable : children(child(root, "variables"), "variable"))
          variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
      return Profiles.profileFromValues(
          PDFAFlavour.valueOf(root.getAttribute("flavour")), Profiles.profileDetailsFromValues(name, name, "veraPDF", new Date(0)), "", rules, variables);
    }
  }

  static PDFAFlavour.Specification specification(String name) {
    return PDFAFlavour.Specification.valueOf(name);
  }

  static String text(Element parent, String name) {
    Element found = child(parent, name);
    return found == null ? "" : found.getTextContent();
  }

  static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? null : found.get(0);
  }

  static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
      if (node instanceof Element && node.getNodeName().equals(name)) found.add((Element) node);
    return found;
  }
}
