package org.lianxin.referral.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.NullMarked;

/** The habits of the main code. {@link RulesBiteTest} shows that each of them refuses what it should. */
final class HouseRules {

    private static final String HOUSE = "org.lianxin.referral";

    /** Who knows the inside of the engine. It may grow shorter; a new entry is one more class to move at the exit. */
    static final Set<String> ENGINE_INSIDERS = Set.of(
            "modeling.DeployedForms",
            "modeling.DeploymentGate",
            "modeling.DeploymentPlugin",
            "modeling.EntryRefusedException",
            "modeling.FormGuard",
            "modeling.FormGuardParseListener",
            "modeling.FormGuardPlugin",
            "modeling.FormReference",
            "modeling.GuardedCompletion",
            "modeling.GuardedStart",
            "modeling.GuardedTaskForm",
            "modeling.GuardedUserTask",
            "modeling.NeedToKnowForms",
            "modeling.RemarkedDeployer",
            "modeling.RightsOnTasks",
            "organisation.SignedIn",
            "organisation.TenantOfDistrict",
            "organisation.TenantPlugin",
            "privacy.AccessLogPlugin",
            "privacy.EngineReads",
            "privacy.GuardedSerializer",
            "privacy.GuardedSerializers",
            "privacy.SealedFields",
            "privacy.SealedSerializer",
            "privacy.SealedVariables",
            "privacy.SerializerAround",
            "privacy.Shown",
            "security.AdHocQueries",
            "security.DiagramExpressions",
            "security.EngineWithoutHoles",
            "security.FailedJobs",
            "security.GuardedParse",
            "security.NoScripts",
            "security.PlainLog",
            "security.PlainRefusals",
            "security.StoredFilters",
            "security.VariablesInReturn",
            "retention.RemovalTimes",
            "retention.RetentionPlugin",
            "tasklist.SecondTry",
            "tasklist.StartFilters",
            "tasklist.TaskPresentation",
            "EngineMappings");

    /** The keys are checked before Flyway has run, so before the shared JdbcClient is there. */
    private static final String BEFORE_THE_TABLES = HOUSE + ".privacy.PrivacyConfiguration";

    private static final Set<String> INJECTIONS = Set.of("Autowired", "Inject", "Resource", "Value");
    private static final Pattern VAGUE = Pattern.compile(".*(Util|Utils|Helper|Manager|Impl)");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor = fields().should(notBeInjected());

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callCodeUnitWhere(readsTheTimeByItself())
            .because("a test, and a court, must be able to ask what the time was");

    @ArchTest
    static final ArchRule onlyMailKnowsTheMailServer = noClasses()
            .that(are(not(inModules("mail", "demo"))))
            .should(dependOnClassesThat(resideInAnyPackage("jakarta.mail..", "org.springframework.mail.javamail..")));

    @ArchTest
    static final ArchRule rowsAreReadAndWrittenThroughJdbcClient = noClasses()
            .that(are(not(assignableTo(JavaMigration.class))))
            .and()
            .doNotHaveFullyQualifiedName(BEFORE_THE_TABLES)
            .should(
                    dependOnClassesThat(
                            resideInAnyPackage("jakarta.persistence..", "org.apache.ibatis..", "org.hibernate..")
                                    .or(
                                            describe(
                                                    "are plain JDBC or its template",
                                                    type -> type.getName()
                                                            .matches(
                                                                    "java[x]?\\.sql\\.(Connection|.*Statement|DataSource|DriverManager)|.*\\.(NamedParameter)?JdbcTemplate")))));

    @ArchTest
    static final ArchRule nothingIsNullUnlessItSaysSo = classes().should(beNullMarked());

    @ArchTest
    static final ArchRule fewKnowTheInsideOfTheEngine = noClasses()
            .that(are(describe("not on the list", type -> ENGINE_INSIDERS.stream()
                    .noneMatch(insider -> outermost(type).equals(HOUSE + "." + insider)))))
            .should(dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.impl..")));

    @ArchTest
    static final ArchRule delegatesAreNobodysBusiness =
            classes().that(workForTheDiagram()).should().bePackagePrivate();

    @ArchTest
    static final ArchRule delegatesDecideAndStoreNothing = noClasses()
            .that(workForTheDiagram())
            .should(
                    dependOnClassesThat(
                            describe(
                                    "decide or store",
                                    type -> type.getName()
                                            .matches(
                                                    "org\\.camunda\\.bpm\\.engine\\.DecisionService|.*\\.JdbcClient|.*\\.TransactionTemplate"))));

    @ArchTest
    static final ArchRule delegatesAreThin = classes().that(workForTheDiagram()).should(fitOnAScreen());

    @ArchTest
    static final ArchRule onlyTheDemoTalksToTheConsole = noClasses()
            .that(are(not(inModules("demo"))))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = noClasses()
            .should()
            .haveNameMatching(VAGUE.pattern())
            .because("Util, Helper, Manager and Impl say nothing of the field");

    private HouseRules() {}

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaField> notBeInjected() {
        return new ArchCondition<>("not be injected") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaField field, ConditionEvents events) {
                field.getAnnotations().stream()
                        .map(JavaAnnotation::getRawType)
                        .map(JavaClass::getSimpleName)
                        .filter(INJECTIONS::contains)
                        .forEach(annotation -> events.add(
                                SimpleConditionEvent.violated(field, field.getFullName() + " has @" + annotation)));
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> readsTheTimeByItself() {
        return describe("read the time without the Clock bean", call -> {
            CodeUnitCallTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean now = owner.startsWith("java.time.")
                    && target.getName().equals("now")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            boolean date = target.getOwner().isEquivalentTo(Date.class)
                    && target.getName().equals("<init>")
                    && target.getRawParameterTypes().isEmpty();
            boolean system =
                    owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
            boolean ownClock = target.getOwner().isEquivalentTo(Clock.class)
                    && target.getName().startsWith("system")
                    && !inModules("organisation").test(call.getOriginOwner());
            boolean engine = owner.endsWith(".ClockUtil");
            return now || date || system || ownClock || engine;
        });
    }

    private static ArchCondition<JavaClass> beNullMarked() {
        return new ArchCondition<>("lie in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getPackageName() + " has no @NullMarked package-info (" + type.getName() + ")"));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> workForTheDiagram() {
        return assignableTo(JavaDelegate.class)
                .or(assignableTo(ExecutionListener.class))
                .or(assignableTo(TaskListener.class));
    }

    /** The last line that has code; a hundred and twenty lines with imports fit. */
    private static ArchCondition<JavaClass> fitOnAScreen() {
        return new ArchCondition<>("end by line 120") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int last = type.getAccessesFromSelf().stream()
                        .mapToInt(access -> access.getLineNumber())
                        .max()
                        .orElse(0);
                if (last > 120) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " reaches line " + last));
                }
            }
        };
    }

    private static DescribedPredicate<JavaClass> inModules(String... modules) {
        String[] packages = Set.of(modules).stream()
                .map(module -> HOUSE + "." + module + "..")
                .toArray(String[]::new);
        return resideInAnyPackage(packages);
    }

    private static DescribedPredicate<JavaClass> are(DescribedPredicate<JavaClass> predicate) {
        return predicate;
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceFirst("\\$.*", "");
    }
}
