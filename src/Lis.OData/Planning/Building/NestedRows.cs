using Lis.OData.Parsing.Bound;

namespace Lis.OData.Planning.Building;

/// <summary>Rows inside a row, read by a statement of their own.</summary>
/// <param name="Item">Their name, and what is answered of them.</param>
/// <param name="Rows">Makes them in the context of that statement; null = they are related to the row by the navigation.</param>
sealed record NestedRows(ExpandItem Item, Func<PlanContext, (RowScope Row, ExpressionTranslator Translator)>? Rows = null);
