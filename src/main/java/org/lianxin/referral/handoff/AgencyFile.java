package org.lianxin.referral.handoff;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lianxin.referral.mail.MailCertificate;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code agencies.yaml} and refuses every mistake with its line. */
final class AgencyFile {

    private static final Set<String> KEYS =
            Set.of("id", "kind", "name", "email", "phone", "accessCodeHash", "districts");
    private static final String CERTIFICATE = "certificate";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_.-]{0,63}");
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*");
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@<>,;]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");

    private final Resource resource;
    private final String file;
    private final Predicate<String> knownDistrict;
    private final Clock clock;

    private AgencyFile(Resource resource, Predicate<String> knownDistrict, Clock clock) {
        this.resource = resource;
        this.file = resource.getDescription();
        this.knownDistrict = knownDistrict;
        this.clock = clock;
    }

    /** The clock tells whether a certificate is valid now. */
    static AgencyDirectory read(Resource resource, Predicate<String> knownDistrict, Clock clock) {
        if (!resource.exists()) {
            throw AgencyFileException.missing(resource.getDescription());
        }
        return new AgencyFile(resource, knownDistrict, clock).directory();
    }

    private AgencyDirectory directory() {
        Node agencies = children(compose()).get("agencies");
        if (!(agencies instanceof SequenceNode sequence)) {
            throw AgencyFileException.mistake(file, 1, "", "缺少列表 agencies", "the list agencies is missing");
        }
        Set<String> ids = new HashSet<>();
        Set<String> served = new HashSet<>();
        return new AgencyDirectory(sequence.getValue().stream()
                .map(node -> agency(node, ids, served))
                .toList());
    }

    /** Two agencies of one kind for one district would leave the choice to the order of lines: refused. */
    private Agency agency(Node node, Set<String> ids, Set<String> served) {
        Map<String, Node> map = children(node);
        KEYS.stream().filter(key -> !map.containsKey(key)).sorted().findFirst().ifPresent(key -> {
            throw mistake(node, "缺少键 " + key, "the key " + key + " is missing");
        });
        map.forEach((key, value) -> {
            if (!KEYS.contains(key) && !key.equals(CERTIFICATE)) {
                throw mistake(value, "未知的键 " + key, "unknown key " + key);
            }
        });
        Agency agency = new Agency(
                text(map, "id", CODE, "应为小写拉丁字母、数字、连字符", "must be lower-case letters, digits, hyphens"),
                text(map, "kind", CODE, "应为小写拉丁字母、数字、连字符", "must be lower-case letters, digits, hyphens"),
                text(map, "name", TEXT, "不能为空", "must not be empty"),
                text(map, "email", EMAIL, "应为一个电子邮件地址", "must be one e-mail address"),
                text(map, "phone", TEXT, "不能为空", "must not be empty"),
                text(map, "accessCodeHash", BCRYPT, "应为访问码的 bcrypt 值", "must be a bcrypt hash of the access code"),
                districts(get(map, "districts")),
                Optional.ofNullable(map.get(CERTIFICATE)).map(value -> certificate(value, get(map, "email"))));
        if (!ids.add(agency.id())) {
            throw mistake(get(map, "id"), "id 与另一机关重复", "id is used by another agency");
        }
        List<String> places = agency.cityWide() ? List.of("") : agency.districts();
        places.stream()
                .filter(place -> !served.add(agency.kind() + "@" + place))
                .findFirst()
                .ifPresent(place -> {
                    throw mistake(
                            get(map, "kind"),
                            "同一区县（" + (place.isEmpty() ? "全市" : place) + "）已有同类机关",
                            "another agency of this kind serves the same district");
                });
        return agency;
    }

    /** In a file of its own, found from where the agency file is: PEM or DER. */
    private X509Certificate certificate(Node node, Node email) {
        if (!(node instanceof ScalarNode place) || !(email instanceof ScalarNode address)) {
            throw mistake(node, "certificate 应为证书文件的路径", "certificate must be the path of a file");
        }
        try (InputStream content = resource.createRelative(place.getValue()).getInputStream()) {
            X509Certificate certificate = MailCertificate.read(content);
            MailCertificate.asReader(certificate, address.getValue(), clock).ifPresent(fault -> {
                throw mistake(node, fault.chinese(), fault.english());
            });
            return certificate;
        } catch (IOException missing) {
            throw mistake(node, "读不到证书文件", "the certificate file cannot be read");
        } catch (CertificateException broken) {
            throw mistake(node, "不是证书文件（PEM 或 DER）", "not a certificate, PEM or DER");
        }
    }

    private List<String> districts(Node node) {
        if (!(node instanceof SequenceNode sequence)) {
            throw mistake(node, "districts 应为列表", "districts must be a list");
        }
        return sequence.getValue().stream().map(this::district).toList();
    }

    private String district(Node node) {
        if (node instanceof ScalarNode scalar && knownDistrict.test(scalar.getValue())) {
            return scalar.getValue();
        }
        throw mistake(node, "不是本机构的区县代码", "is not a district of this organisation");
    }

    private String text(Map<String, Node> map, String key, Pattern form, String chinese, String english) {
        Node node = get(map, key);
        if (node instanceof ScalarNode scalar && form.matcher(scalar.getValue()).matches()) {
            return scalar.getValue();
        }
        throw mistake(node, key + " " + chinese, key + " " + english);
    }

    private Map<String, Node> children(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw mistake(node, "这里应为“键: 值”", "expected \"key: value\" pairs");
        }
        Map<String, Node> children = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                if (children.put(key.getValue(), tuple.getValueNode()) != null) {
                    throw mistake(key, "重复的键", "repeated key");
                }
            }
        }
        return children;
    }

    private Node compose() {
        try (Reader reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
            @Nullable Node node = new Yaml(new SafeConstructor(new LoaderOptions())).compose(reader);
            if (node == null) {
                throw AgencyFileException.mistake(file, 1, "", "文件是空的", "the file is empty");
            }
            return node;
        } catch (MarkedYAMLException broken) {
            @Nullable Mark mark = broken.getProblemMark();
            throw AgencyFileException.mistake(
                    file,
                    mark == null ? 1 : mark.getLine() + 1,
                    Objects.requireNonNullElse(broken.getProblem(), ""),
                    "不是有效的 YAML",
                    "not valid YAML");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Node get(Map<String, Node> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private AgencyFileException mistake(Node node, String chinese, String english) {
        String value = node instanceof ScalarNode scalar
                ? scalar.getValue()
                : node.getNodeId().name();
        return AgencyFileException.mistake(file, node.getStartMark().getLine() + 1, value, chinese, english);
    }
}
