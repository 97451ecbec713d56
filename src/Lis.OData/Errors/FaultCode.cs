namespace Lis.OData.Errors;

/// <summary>
/// The closed list of ways in which a request can be wrong. The member name is the stable <c>code</c> of the OData error body
/// (OData Protocol 9.4); names are never reused for another meaning. <see cref="FaultStatus"/> gives each its status code.
/// </summary>
public enum FaultCode
{
    /// <summary>The URL or one of its options breaks the grammar.</summary>
    InvalidSyntax,

    /// <summary>A path segment names nothing in the model.</summary>
    UnknownResource,

    /// <summary>An expression, $select, $expand or $orderby names no property of the type.</summary>
    UnknownProperty,

    /// <summary>A function that is neither canonical nor in the model.</summary>
    UnknownFunction,

    /// <summary>A system query option that the service does not know, or a custom option that is nearly one.</summary>
    UnknownOption,

    /// <summary>A system query option given twice, or where the resource does not take it.</summary>
    MisplacedOption,

    /// <summary>The value of an option is not one that the option takes.</summary>
    InvalidOptionValue,

    /// <summary>A literal cannot be read as the type that its place asks for.</summary>
    InvalidLiteral,

    /// <summary>A key predicate with wrong names, wrong number or wrong type of values.</summary>
    InvalidKey,

    /// <summary>Operands whose types do not go together.</summary>
    TypeMismatch,

    /// <summary>A $skiptoken, delta token or other opaque value that this service did not give out for this request.</summary>
    InvalidToken,

    /// <summary>A delta token from before changes that it could not tell of, or of a caller with other rights; to be begun anew.</summary>
    TokenExpired,

    /// <summary>A batch that cannot be read, or a request in it that cannot be in a batch.</summary>
    InvalidBatch,

    /// <summary>A batch with more requests or bytes than a limit allows.</summary>
    BatchTooLarge,

    /// <summary>A request of a batch waits for another that failed.</summary>
    DependencyFailed,

    /// <summary>The entity, or the value addressed, does not exist or is not for this caller.</summary>
    NotFound,

    /// <summary>The method is not one that the resource takes.</summary>
    MethodNotAllowed,

    /// <summary>No representation that the Accept header or $format asks for.</summary>
    NotAcceptable,

    /// <summary>The body is of a media type that the resource does not take.</summary>
    UnsupportedMediaType,

    /// <summary>OData-Version or OData-MaxVersion that the service does not speak.</summary>
    UnsupportedVersion,

    /// <summary>Valid OData that this service does not implement.</summary>
    NotImplemented,

    /// <summary>The URL is longer than Limits:MaxUrlLength.</summary>
    UrlTooLong,

    /// <summary>More expression nodes than Limits:MaxFilterNodes.</summary>
    TooManyNodes,

    /// <summary>A deeper $expand than Limits:MaxExpandDepth.</summary>
    ExpandTooDeep,

    /// <summary>Division by zero or overflow while the rows were computed (OData URL Conventions 5.1.1.2).</summary>
    ArithmeticError,

    /// <summary>The database did not answer within Limits:StatementTimeoutSeconds.</summary>
    Timeout,

    /// <summary>A precondition header did not hold.</summary>
    PreconditionFailed,

    /// <summary>The caller may not do this; what he may not see at all is <see cref="NotFound"/> instead.</summary>
    Forbidden,

    /// <summary>The body is no JSON, or not of the form that the resource takes.</summary>
    InvalidBody,

    /// <summary>A value in the body is none of its property's type, length or range.</summary>
    InvalidValue,

    /// <summary>A property that must be given is not.</summary>
    MissingProperty,

    /// <summary>A property that is set once would change.</summary>
    ImmutableProperty,

    /// <summary>A reference to a row that is not there, or not for this caller.</summary>
    InvalidReference,

    /// <summary>A rule of the service says no to the values.</summary>
    RuleViolation,

    /// <summary>What is stored stands in the way.</summary>
    Conflict,

    /// <summary>There is a row with this key, or with another value that is given once only.</summary>
    DuplicateKey,

    /// <summary>The change needs If-Match, so that nobody's work is overwritten unseen.</summary>
    PreconditionRequired,

    /// <summary>The body is longer than a limit of the service.</summary>
    RequestTooLarge,

    /// <summary>Other writers hold the database; to be tried again.</summary>
    Busy,
}
